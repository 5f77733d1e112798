import { Elysia, NotFoundError } from "elysia";
import type { LocationState } from "../../engine/location/state.ts";
import { isRefused, Refused } from "../../engine/refusal.ts";
import { businessDay } from "../../engine/town/day.ts";
import { wrongIn } from "../../engine/town/hours-change-shape.ts";
import type { Town } from "../../engine/town/town.ts";
import { commandId } from "../desk/press.ts";
import { staffSentence } from "../desk/refusals.ts";
import { type Form, formOf } from "../form.ts";
import { staffForm, staffOnly } from "../guard/door.ts";
import type { Staff } from "../guard/staff.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { refusalStatus } from "../words/refusal.ts";
import { ClosurePage, OpeningPage } from "./forms-view.tsx";
import { moveAll, type Outcome } from "./moves.ts";
import { OverviewPage } from "./overview-view.tsx";
import { type Deed, hitBy, intentOf, withoutRoom, withReach } from "./preview.ts";
import { PreviewPage } from "./preview-view.tsx";
import { wishIn } from "./wish.ts";

const FORM = { parse: "urlencoded" } as const;
const GONE = new Refused("unknown-hours", "There is no such change of hours");
const NO_FORM = new Refused("bad-input", "The form does not say what it is about");

type Field = (name: string) => string | null | undefined;

/** Closures and one-off openings of an office, entered by its staff: whom they hit is listed first and moved in the same step. */
export function openingRoutes(house: House) {
  const { engine } = house;
  const look = async <T,>(location: string, at: (state: LocationState, now: number) => T): Promise<T> => {
    const found = await engine.read(location, (state, now) => ({ found: at(state, now) }));
    if (!found) throw new NotFoundError();
    return found.found;
  };

  const overview = async (
    staff: Staff,
    location: string,
    done: Outcome | null,
    refused: Refused | null = null,
  ) => {
    const about = await look(location, (state, now) => ({
      town: state.town,
      usual: state.document,
      now,
      seen: state.seq,
      changes: state.hours,
      hits: withoutRoom(state, now),
    }));
    const hits = await withReach(engine.contacts, about.hits);
    const refusal = refused && staffSentence(refused);
    return html(
      refused ? refusalStatus(refused.code) : 200,
      <OverviewPage staff={staff} {...about} hits={hits} done={done} refusal={refusal} />,
    );
  };

  const entry = (
    staff: Staff,
    town: Town,
    kind: string | null | undefined,
    field: Field,
    refusal?: string,
  ) => {
    const today = businessDay(town, engine.clock.now());
    const props = { staff, town, today, field, refusal: refusal ?? null };
    const page = kind === "opening" ? <OpeningPage {...props} /> : <ClosurePage {...props} />;
    return html(refusal ? 422 : 200, page);
  };

  /** What a form or an address asks for; a refusal, or a sentence about what is missing in it. */
  const deedIn = (location: string, field: Field): Promise<Deed | Refused | string> =>
    look(location, ({ document, day, hours }) => {
      const restores = field("restore");
      if (restores) {
        const change = hours.find(({ id }) => id === restores);
        return change ? { does: "restore", change } : GONE;
      }
      const wish = wishIn(document, field);
      if (typeof wish === "string") return wish;
      const wrong = wrongIn(document, wish, day);
      return wrong === null
        ? { does: "change", wish }
        : "Das liegt in der Vergangenheit oder zu weit voraus.";
    });

  const save = async (staff: Staff, location: string, form: Form) => {
    const field = (name: string) => form[name];
    const id = commandId(engine.keys, staff.session.id, "hours", form);
    // Pressed twice, the change may be restored already: the answer is the first one.
    const again = id !== null && (await look(location, (state) => state.answers.get(id) !== undefined));
    if (!again) {
      const deed = await deedIn(location, field);
      if (typeof deed === "string")
        return entry(staff, engine.town(location) as Town, form.kind, field, deed);
      if (!id || isRefused(deed)) return overview(staff, location, null, id ? (deed as Refused) : NO_FORM);
      const actor = `staff:${staff.clerk.id}`;
      const answer = await engine.ask(location, { id, actor, intent: intentOf(deed) });
      if (isRefused(answer)) return overview(staff, location, null, answer);
    }
    return moves(staff, location, form);
  };

  const moves = async (staff: Staff, location: string, form: Form) => {
    const { moved, failed } = await moveAll(house, staff, location, form);
    return see(`/desk/${location}/hours?moved=${moved}&failed=${failed}`);
  };

  return new Elysia({ name: "opening" })
    .get("/desk/:location/hours", async ({ request, params: { location } }) => {
      const staff = await staffOnly(house, request, location);
      if (staff instanceof Response) return staff;
      const query = new URL(request.url).searchParams;
      const count = (name: string) => Math.trunc(Number(query.get(name)) || 0);
      const done = query.has("moved") ? { moved: count("moved"), failed: count("failed") } : null;
      return overview(staff, location, done);
    })
    .get("/desk/:location/hours/preview", async ({ request, params: { location } }) => {
      const staff = await staffOnly(house, request, location);
      if (staff instanceof Response) return staff;
      const query = new URL(request.url).searchParams;
      const field = (name: string) => query.get(name);
      const deed = await deedIn(location, field);
      if (isRefused(deed)) return overview(staff, location, null, deed);
      if (typeof deed === "string")
        return entry(staff, engine.town(location) as Town, query.get("kind"), field, deed);
      const about = await look(location, (state, now) => ({
        town: state.town,
        seen: state.seq,
        hits: hitBy(state, now, deed),
      }));
      const hits = await withReach(engine.contacts, about.hits);
      return html(200, <PreviewPage staff={staff} deed={deed} {...about} hits={hits} />);
    })
    .get("/desk/:location/hours/:kind", async ({ request, params: { location, kind } }) => {
      const staff = await staffOnly(house, request, location);
      if (staff instanceof Response) return staff;
      if (kind !== "closure" && kind !== "opening") throw new NotFoundError();
      const query = new URL(request.url).searchParams;
      return entry(staff, engine.town(location) as Town, kind, (name) => query.get(name));
    })
    .post(
      "/desk/:location/hours",
      async ({ request, params: { location }, body }) => {
        const form = formOf(body);
        const staff = await staffForm(house, request, form, location);
        return staff instanceof Response ? staff : save(staff, location, form);
      },
      FORM,
    )
    .post(
      "/desk/:location/hours/moves",
      async ({ request, params: { location }, body }) => {
        const form = formOf(body);
        const staff = await staffForm(house, request, form, location);
        return staff instanceof Response ? staff : moves(staff, location, form);
      },
      FORM,
    );
}
