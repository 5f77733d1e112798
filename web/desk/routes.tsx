import { Elysia, NotFoundError } from "elysia";
import { UNLOCK_LINK_MS, unlockCode } from "../../engine/keys/unlock-link.ts";
import { formOf } from "../form.ts";
import { staffForm, staffOnly } from "../guard/door.ts";
import { worksAt } from "../guard/staff.ts";
import { whileSignedIn } from "../guard/stream.ts";
import { addressOf, type House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { topic } from "../topics.ts";
import { words } from "../words/words.ts";
import { answerPress } from "./answer.tsx";
import { numberOf } from "./chosen.ts";
import { isDeed } from "./deeds.ts";
import { lookAt } from "./look.ts";
import { Offices } from "./view/offices.tsx";
import { WorkPage } from "./view/page.tsx";
import { Screens } from "./view/screens.tsx";
import { Work } from "./view/work.tsx";

const typedIn = (request: Request) => new URL(request.url).searchParams.get("nummer")?.trim() ?? "";
/** The number the page looks at more closely. */
const numberIn = (request: Request) => numberOf(typedIn(request));

const NO_NUMBER = "Das ist keine Nummer. Eine Nummer hat einen Buchstaben und Ziffern, zum Beispiel A023.";

/** The staff side: choose an office, take a counter, work. */
export function deskRoutes(house: House) {
  const { engine, live } = house;
  return new Elysia({ name: "desk" })
    .get("/desk", async ({ request }) => {
      const staff = await staffOnly(house, request);
      if (staff instanceof Response) return staff;
      const towns = engine.towns.filter((town) => worksAt(staff.clerk, town.id));
      const [only, another] = towns;
      return only && !another ? see(`/desk/${only.id}`) : html(200, <Offices staff={staff} towns={towns} />);
    })
    .get("/desk/:location", async ({ request, params }) => {
      const staff = await staffOnly(house, request, params.location);
      if (staff instanceof Response) return staff;
      const number = numberIn(request);
      const sheet = await lookAt(house, staff, params.location, number);
      if (!sheet) throw new NotFoundError();
      const refusal = typedIn(request) && number === null ? NO_NUMBER : undefined;
      return html(
        refusal ? 422 : 200,
        <WorkPage staff={staff} sheet={sheet} demo={house.demo} refusal={refusal} />,
      );
    })
    .get("/desk/:location/stream", async ({ request, params: { location } }) => {
      const staff = await staffOnly(house, request, location);
      if (staff instanceof Response) return staff;
      const number = numberIn(request);
      return live.stream(whileSignedIn(house, request, staff), {
        key: `desk/${location}/${staff.session.id}/${number ?? ""}`,
        topic: topic(location, "desk"),
        render: async () => {
          const sheet = await lookAt(house, staff, location, number);
          if (!sheet) throw new Error(`office ${location} is gone`);
          return <Work sheet={sheet} />;
        },
      });
    })
    .get("/desk/:location/screens", async ({ request, params: { location } }) => {
      const staff = await staffOnly(house, request, location);
      if (staff instanceof Response) return staff;
      const town = engine.town(location);
      if (!town) throw new NotFoundError();
      const now = engine.clock.now();
      const unlock = `${addressOf(house, request)}/unlock/${location}/${unlockCode(engine.keys, location, now)}`;
      const { date, time } = words("de").format;
      const until = `${date(now + UNLOCK_LINK_MS, town.zone)}, ${time(now + UNLOCK_LINK_MS, town.zone)}`;
      const locked = new URL(request.url).searchParams.has("locked");
      return html(200, <Screens staff={staff} town={town} unlock={unlock} until={until} locked={locked} />);
    })
    .post(
      "/desk/:location/screens",
      async ({ request, params: { location }, body }) => {
        const staff = await staffForm(house, request, formOf(body), location);
        if (staff instanceof Response) return staff;
        const count = await engine.sessions.endAllOf("unlocked", location);
        engine.log({ level: "info", what: "browsers locked", location, count });
        return see(`/desk/${location}/screens?locked`);
      },
      { parse: "urlencoded" },
    )
    .post(
      "/desk/:location/:deed",
      async ({ request, params: { location, deed }, body }) => {
        const form = formOf(body);
        const staff = await staffForm(house, request, form, location);
        if (staff instanceof Response) return staff;
        if (!isDeed(deed)) throw new NotFoundError();
        return answerPress(house, staff, request, { location, deed, form, number: numberIn(request) });
      },
      { parse: "urlencoded" },
    );
}
