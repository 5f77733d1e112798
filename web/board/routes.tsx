import { Elysia } from "elysia";
import { type CurrentCall, currentCalls } from "../../engine/announcement/calls.ts";
import { announcersAt, callSound } from "../../engine/announcement/rule.ts";
import type { LocationState } from "../../engine/location/state.ts";
import type { Town } from "../../engine/town/town.ts";
import { formOf } from "../form.ts";
import type { House } from "../house.ts";
import { KeptPage } from "../kept-page.ts";
import { Live } from "../live/region.tsx";
import type { View } from "../live/view.ts";
import { type Markup, page, ScreenPage } from "../page.tsx";
import { refuse } from "../refuse.tsx";
import { securityHeadersFor } from "../security.ts";
import { createThrottle } from "../throttle.ts";
import { topic } from "../topics.ts";
import { lockedPage, refuseLocked, unlockedBrowser } from "../unlock/guard.tsx";
import { chooseLanguage } from "../words/choose.ts";
import { words } from "../words/words.ts";
import { boardOf } from "./model.ts";
import { ofCalls, readReport, readTried } from "./report.ts";
import { Rotating } from "./rotating.tsx";
import { Board } from "./view.tsx";

/** Waits shrink and hours pass without an event: after so long a page is rendered anew. */
const HOLDS_MS = 1_000;
/** Of one browser, which may show several boards: a burst of calls at once, then one report a second. */
const REPORTS = { burst: 60, every_ms: 1_000 };

/** What a route hands on: of the whole context Elysia would have to take cookies, query and body apart, for nobody. */
type Asked = { request: Request; params: { location: string; board: string } };

/** The boards in the foyer, in browsers that staff has unlocked. All boards of a location show the same rendering. */
export function boardRoutes(house: House) {
  const { engine, live, speech } = house;

  const render = async (town: Town) => {
    const shown = await engine.read(town.id, boardOf);
    if (!shown) throw new Error(`no location ${town.id}`);
    const sound = callSound(town, engine.clock.now());
    const silent = sound.quiet || announcersAt(engine.fleet, town.id).length > 0;
    const manner = { ...sound, quiet: silent };
    const trials = engine.boardTrials.at(town.id);
    const saying = { speech, numberOf: numberOf(town), trials };
    return <Board town={town} shown={shown} sound={manner} {...saying} />;
  };
  const numberOf =
    (town: Town) =>
    ({ counter, version }: CurrentCall) =>
      engine.announced.numberOf(town.id, counter, version);
  const viewOf = (town: Town): View => ({
    key: `board/${town.id}`,
    topic: topic(town.id, "board"),
    render: () => render(town),
  });

  /** The page as it was rendered last: it holds while nothing happens, and for a second. */
  const held = new Map<string, { seq: number; until: number; page: KeptPage }>();
  const pageFor = async (town: Town, board: string): Promise<KeptPage> => {
    const key = `${town.id}/${board}`;
    const seq = (await engine.read(town.id, (state) => state.seq)) ?? 0;
    const now = engine.clock.now();
    const known = held.get(key);
    if (known && known.seq === seq && now < known.until) return known.page;
    const text = await page(<BoardPage town={town} board={board} shown={await render(town)} />);
    const kept = new KeptPage(text);
    held.set(key, { seq, until: now + HOLDS_MS, page: kept });
    return kept;
  };

  /** The board's town and the browser that asks, or the answer that says no. */
  const askerOf = async (
    { request, params }: Asked,
    locked: typeof lockedPage,
  ): Promise<{ town: Town; browser: string } | Response> => {
    const town = engine.town(params.location);
    if (!town?.boards.some(({ id }) => id === params.board)) {
      const w = words(chooseLanguage(request)).errors;
      return refuse(request, 404, "not-found", w.notFound, { title: w.notFoundTitle });
    }
    const browser = await unlockedBrowser(house, request, town.id);
    return browser ? { town, browser: browser.id } : locked(request, town.name);
  };

  const reports = createThrottle(REPORTS);
  /** A page says what it shows and said. Sent twice it changes nothing. */
  const report = async ({ request, params }: Asked, form: unknown): Promise<Response> => {
    const asker = await askerOf({ request, params }, refuseLocked);
    if (asker instanceof Response) return asker;
    const pace = reports.take(asker.browser, engine.clock.now());
    const headers = { "cache-control": "no-store" };
    if (!pace.ok)
      return new Response(null, {
        status: 429,
        headers: { ...headers, "retry-after": String(pace.retry_after_s) },
      });
    const fields = formOf(form);
    const said = readReport(fields);
    if (!said) return refuse(request, 422, "bad-input", words(chooseLanguage(request)).errors.badForm);
    const { town } = asker;
    const look = (state: LocationState) => ({ calls: currentCalls(state), head: state.seq });
    const { calls, head } = (await engine.read(town.id, look)) ?? { calls: [], head: 0 };
    engine.announced.known(
      town.id,
      said.heard.map(({ number }) => number),
      head,
    );
    engine.boards.report(params.board, ofCalls(said, calls, numberOf(town)));
    const tried = readTried(fields);
    if (tried) engine.boardTrials.heard(params.board, said.page, tried);
    return new Response(null, { status: 204, headers });
  };

  return new Elysia({ name: "board" })
    .get("/board/:location/:board", async ({ request, params }) => {
      const asker = await askerOf({ request, params }, lockedPage);
      if (asker instanceof Response) return asker;
      const kept = await pageFor(asker.town, params.board);
      return kept.answer(securityHeadersFor(request, house.secure));
    })
    .get("/board/:location/:board/stream", async ({ request, params }) => {
      const asker = await askerOf({ request, params }, refuseLocked);
      return asker instanceof Response ? asker : live.stream(request, viewOf(asker.town));
    })
    .post(
      "/board/:location/:board/reports",
      ({ request, params, body }) => report({ request, params }, body),
      {
        parse: "urlencoded",
      },
    );
}

function BoardPage(props: { town: Town; board: string; shown: Markup }) {
  const { town, board, shown } = props;
  const language = town.languages[0] ?? "de";
  return (
    <ScreenPage
      language={language}
      title={`${words(language).board.title} · ${town.name}`}
      screen="board"
      zone={town.zone}
    >
      <p class="board-sound" role="status">
        <Rotating languages={town.languages} of={({ board }) => board.soundBlocked} />
      </p>
      <span hidden data-reports={`/board/${town.id}/${board}/reports`} data-board={board}></span>
      <Live url={`/board/${town.id}/${board}/stream`} target="board" always>
        {shown}
      </Live>
    </ScreenPage>
  );
}
