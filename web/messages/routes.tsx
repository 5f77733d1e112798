import { Elysia, NotFoundError } from "elysia";
import { compose } from "../../engine/messages/compose.ts";
import { MESSAGE_CHANNELS, MESSAGE_KINDS } from "../../engine/messages/message.ts";
import { mayReport } from "../../engine/messages/report.ts";
import { sampleFacts } from "../../engine/messages/sample.ts";
import { staffOnly } from "../guard/door.ts";
import { addressOf, type House } from "../house.ts";
import { html } from "../page.tsx";
import { numbersOf, standsStill } from "./numbers.ts";
import { OutboxPage } from "./outbox-view.tsx";
import { PreviewPage } from "./preview-view.tsx";
import { bodyOf } from "./report-body.ts";

/** The newest that staff look through. */
const SHOWN = 100;

/** The outbox and the preview for an office's staff, and the door for a gateway's delivery reports. */
export function messageRoutes(house: House) {
  const { engine } = house;
  return new Elysia({ name: "messages" })
    .get("/desk/:location/messages", async ({ request, params }) => {
      const staff = await staffOnly(house, request, params.location);
      const town = engine.town(params.location);
      if (staff instanceof Response || !town) return staff as Response;
      const listed = await engine.messages.list(town.id, SHOWN);
      const about = await engine.read(town.id, (state) => {
        const messages = listed.filter((message) => standsStill(state, message));
        const ids = messages.map(({ appointment }) => appointment);
        return { messages, numbers: numbersOf(state, ids) };
      });
      if (!about) throw new NotFoundError();
      return html(200, <OutboxPage {...{ staff, town, ...about }} now={engine.clock.now()} />);
    })
    .get("/desk/:location/messages/preview", async ({ request, params }) => {
      const staff = await staffOnly(house, request, params.location);
      const town = engine.town(params.location);
      if (staff instanceof Response || !town) return staff as Response;
      const asked = new URL(request.url).searchParams;
      const language = town.languages.find((one) => one === asked.get("language")) ?? "de";
      const kind = MESSAGE_KINDS.find((one) => one === asked.get("kind")) ?? "confirmed";
      const facts = sampleFacts(town, language, engine.clock.now(), addressOf(house, request));
      const letters = MESSAGE_CHANNELS.map((channel) => ({
        channel,
        ...compose({ town, kind, channel, language, facts }),
      }));
      return html(200, <PreviewPage {...{ staff, town, language, kind, letters }} />);
    })
    .post(
      "/messages/reports/:token",
      async ({ request, params }) => {
        if (!mayReport(engine.keys, params.token)) return new Response(null, { status: 403 });
        const report = bodyOf(request.headers.get("content-type") ?? "", await request.text());
        const ours = new URL(request.url).searchParams.get("message");
        return new Response(null, { status: (await engine.messages.report(ours, report)) ? 204 : 404 });
      },
      { parse: "none" },
    );
}
