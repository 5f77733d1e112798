import { isRefused, type Refused } from "../../engine/refusal.ts";
import type { Form } from "../form.ts";
import type { Staff } from "../guard/staff.ts";
import type { House } from "../house.ts";
import { fragment, html } from "../page.tsx";
import { refuse } from "../refuse.tsx";
import { see } from "../see.ts";
import { refusalStatus } from "../words/refusal.ts";
import type { DeedName } from "./deeds.ts";
import { lookAt } from "./look.ts";
import { press } from "./press.ts";
import { staffSentence } from "./refusals.ts";
import { said } from "./said.ts";
import { stepNamed } from "./steps.ts";
import { WorkPage } from "./view/page.tsx";
import { deskPath } from "./view/sheet.ts";
import { Work } from "./view/work.tsx";

/** A press and what the browser gets for it: htmx the page's new state and a sentence, others a whole page. */
export async function answerPress(
  house: House,
  staff: Staff,
  request: Request,
  at: { location: string; deed: DeedName; form: Form; number: string | null },
): Promise<Response> {
  const { location, deed, form, number } = at;
  const outcome = await press(house, staff, location, deed, form);
  if (isRefused(outcome)) return refusePress(house, staff, request, at, outcome);
  if (!request.headers.has("hx-request")) return see(deskPath(location, number));
  const sheet = await lookAt(house, staff, location, number);
  if (!sheet) throw new Error(`office ${location} is gone`);
  const about = await house.engine.read(location, (state) =>
    deed === "undos" ? stepNamed(state, Number(form.seq)) : state.tickets.get(outcome.ticket ?? "")?.number,
  );
  return fragment(
    200,
    <>
      <Work sheet={sheet} />
      <p id="said" hx-swap-oob="innerHTML">
        {said(deed, about ?? "", sheet.desk.own?.id ?? "")}
      </p>
    </>,
  );
}

/** The sentence, and without a script the page itself with what was typed. */
async function refusePress(
  house: House,
  staff: Staff,
  request: Request,
  { location, form, number }: { location: string; form: Form; number: string | null },
  refused: Refused,
): Promise<Response> {
  const status = refusalStatus(refused.code);
  const sentence = staffSentence(refused);
  const page = (request.headers.get("accept") ?? "").includes("text/html");
  const sheet = await lookAt(house, staff, location, number, form);
  if (!sheet || !page || request.headers.has("hx-request"))
    return refuse(request, status, refused.code, sentence, { title: "Das hat nicht geklappt" });
  return html(status, <WorkPage staff={staff} sheet={sheet} demo={house.demo} refusal={sentence} />);
}
