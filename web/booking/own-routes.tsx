import { Elysia } from "elysia";
import type { Intent } from "../../engine/location/command.ts";
import { isRefused, Refused } from "../../engine/refusal.ts";
import { businessDay } from "../../engine/town/day.ts";
import { type Form, formOf } from "../form.ts";
import type { House } from "../house.ts";
import { html } from "../page.tsx";
import { see } from "../see.ts";
import { createThrottle } from "../throttle.ts";
import { refusalStatus } from "../words/refusal.ts";
import { words } from "../words/words.ts";
import { addressOfAppointment } from "./address.ts";
import { calendarFile } from "./calendar-file.ts";
import type { Keeping } from "./keeping.ts";
import { dateIn, monthIn, offerOf } from "./offer.ts";
import { createOwnAnswers, type Done, type Found, HEADERS } from "./own-answers.tsx";
import { CancelPage } from "./own-view.tsx";
import { bookingSentence } from "./sentences.ts";
import { TimesPage } from "./times-view.tsx";

const FORM = { parse: "urlencoded" } as const;
/** Presses that one appointment takes at once, then one every so often: enough for a person, too little for a robot. */
const PRESSES = { burst: 20, every_ms: 5_000 };
/** Each move is told by SMS or mail to whatever address was typed in: enough to change one's mind, too little to pester others. */
const MOVES = { burst: 5, every_ms: 10 * 60_000 };
/** An appointment's own pages behind its personal link: show, move, give up, put papers ready, come late. */
export function ownRoutes(house: House, keeping: Pick<Keeping, "confirm">) {
  const { engine } = house;
  const { found, show } = createOwnAnswers(house);
  const throttle = createThrottle(PRESSES);
  const moves = createThrottle(MOVES);

  /** Carries out what a form of one of these pages asks for; a press that is repeated gets the first answer. */
  const press = async ({ own, town }: Found, deed: string, form: Form, intent: Intent | null) => {
    const pace = throttle.take(own.row.id, engine.clock.now());
    if (!pace.ok) return new Refused("busy", "Too many presses");
    const seen = /^\d{1,15}$/.exec(form.seen ?? "")?.[0];
    if (!seen || !intent) return new Refused("bad-input", "The form does not say what it is about");
    const id = `${deed}:${seen}.${engine.keys.sign("own-press", JSON.stringify([own.row.id, intent]))}`;
    if (intent.type === "move-appointment" && !(await mayMove(town.id, own.row.id, id)))
      return new Refused("busy", "Moved too often");
    return engine.ask(town.id, { id, actor: `visitor:${own.row.id}`, intent });
  };

  /** A press that is repeated moves nothing. */
  const mayMove = async (location: string, appointment: string, id: string) =>
    (await engine.read(location, ({ answers }) => answers.get(id) !== undefined)) ||
    moves.take(appointment, engine.clock.now()).ok;

  /** The times to move to, or where it cannot be moved the page itself with the reason. */
  const showTimes = async (
    request: Request,
    at: Found,
    when: { day: string | null; month: string | null },
    refused: Refused | null,
  ) => {
    const { town, own, language, token } = at;
    const w = words(language);
    if (!own.can.move)
      return show(request, at, null, new Refused("not-possible", "It cannot be moved any more"));
    const wish = { matters: own.row.matters, channel: "online" as const, ...when, moves: own.row };
    const offer = await engine.read(town.id, (state, now) => offerOf(state, now, wish));
    if (!offer || isRefused(offer))
      return show(request, at, null, offer ?? new Refused("unknown-location", "There is no such office"));
    return html(
      refused ? refusalStatus(refused.code) : 200,
      <TimesPage
        town={town}
        language={language}
        title={w.booking.move}
        offer={{ ...offer, seen: own.row.touched }}
        moves={own.row}
        path={`/a/${token}/time`}
        fields={[]}
        carried={[]}
        back={{ href: `/a/${token}`, name: w.common.back }}
        refusal={refused && bookingSentence(w, refused)}
      />,
      HEADERS,
    );
  };

  type Asked = { request: Request; params: { token: string } };
  type Posted = Asked & { body: unknown };
  const page =
    (show: (request: Request, at: Found) => Response | Promise<Response>) =>
    async ({ request, params: { token } }: Asked) => {
      const at = await found(request, token);
      return at instanceof Response ? at : show(request, at);
    };
  /** A form whose deed ends on the page itself. */
  const deed =
    (name: string, done: Done, intentOf: (at: Found, form: Form) => Intent | null) =>
    async ({ request, params: { token }, body }: Posted) => {
      const at = await found(request, token);
      if (at instanceof Response) return at;
      const form = formOf(body);
      const answer = await press(at, name, form, intentOf(at, form));
      return isRefused(answer) ? show(request, at, null, answer) : see(`/a/${token}?done=${done}`);
    };

  return new Elysia({ name: "booking-own" })
    .get(
      "/a/:token",
      page((request, at) => show(request, at, doneIn(request), null)),
    )
    .post(
      "/a/:token/confirmation",
      async ({ request, params: { token } }) => {
        const at = await found(request, token);
        if (at instanceof Response) return at;
        const answer = await keeping.confirm(at.town.id, at.own.row.id);
        return isRefused(answer) ? show(request, at, null, answer) : see(`/a/${token}`);
      },
      FORM,
    )
    .get(
      "/a/:token/appointment.ics",
      page((request, { town, own, language }) => {
        const link = addressOfAppointment(house, request, own.row.id);
        return new Response(calendarFile(town, own.row, language, link), {
          headers: {
            "content-type": "text/calendar; charset=utf-8; method=PUBLISH",
            "content-disposition": `attachment; filename="${own.row.number}.ics"`,
            "cache-control": "no-store",
            ...HEADERS,
          },
        });
      }),
    )
    .get(
      "/a/:token/time",
      page((request, at) => showTimes(request, at, whenIn(new URL(request.url).searchParams), null)),
    )
    .post(
      "/a/:token/time",
      async ({ request, params: { token }, body }) => {
        const at = await found(request, token);
        if (at instanceof Response) return at;
        const form = formOf(body);
        const { id: appointment } = at.own.row;
        const start_at = Number(/^\d{1,15}$/.exec(form.start ?? "")?.[0] ?? Number.NaN);
        const intent = Number.isNaN(start_at)
          ? null
          : ({ type: "move-appointment", appointment, start_at } as const);
        const answer = await press(at, "move", form, intent);
        if (!isRefused(answer)) return see(`/a/${token}?done=moved`);
        const day = Number.isNaN(start_at) ? null : businessDay(at.town, start_at);
        return showTimes(request, at, { day, month: null }, answer);
      },
      FORM,
    )
    .get(
      "/a/:token/end",
      page((request, at) =>
        at.own.can.cancel ? html(200, <CancelPage {...at} />, HEADERS) : show(request, at, null, null),
      ),
    )
    .post(
      "/a/:token/end",
      deed("end", "cancelled", ({ own }) => ({ type: "cancel-appointment", appointment: own.row.id })),
      FORM,
    )
    .post(
      "/a/:token/papers",
      deed("papers", "saved", ({ own }, form) => ({
        type: "prepare-appointment",
        appointment: own.row.id,
        documents: own.papers.map(({ mark }) => mark).filter((mark) => form[`p-${mark}`] !== undefined),
      })),
      FORM,
    )
    .post(
      "/a/:token/delay",
      deed("delay", "told", ({ own }, form) => ({
        type: "delay-appointment",
        appointment: own.row.id,
        delay_min: Number(/^\d{1,4}$/.exec(form.minutes ?? "")?.[0] ?? 0),
      })),
      FORM,
    );
}

function whenIn(query: URLSearchParams) {
  return { day: dateIn(query.get("day")), month: monthIn(query.get("month")) };
}

function doneIn(request: Request): Done | null {
  const done = new URL(request.url).searchParams.get("done");
  return done === "moved" || done === "cancelled" || done === "saved" || done === "told" ? done : null;
}
