import { Elysia } from "elysia";
import { announcersAt, callSound } from "../../engine/announcement/rule.ts";
import type { Town } from "../../engine/town/town.ts";
import type { House } from "../house.ts";
import { KeptPage } from "../kept-page.ts";
import { Live } from "../live/region.tsx";
import type { View } from "../live/view.ts";
import { type Markup, page, ScreenPage } from "../page.tsx";
import { refuse } from "../refuse.tsx";
import { topic } from "../topics.ts";
import { lockedPage, refuseLocked, unlockedFor } from "../unlock/guard.tsx";
import { chooseLanguage } from "../words/choose.ts";
import { words } from "../words/words.ts";
import { boardOf } from "./model.ts";
import { Rotating } from "./rotating.tsx";
import { Board } from "./view.tsx";

/** Waits shrink and hours pass without an event: after so long a page is rendered anew. */
const HOLDS_MS = 1_000;

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
    return <Board town={town} shown={shown} sound={{ ...sound, quiet: silent }} speech={speech} />;
  };
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

  /** The board's town, or the answer that says no. */
  const townOf = async ({ request, params }: Asked, locked: typeof lockedPage): Promise<Town | Response> => {
    const town = engine.town(params.location);
    if (!town?.boards.some(({ id }) => id === params.board)) {
      const w = words(chooseLanguage(request)).errors;
      return refuse(request, 404, "not-found", w.notFound, { title: w.notFoundTitle });
    }
    return (await unlockedFor(house, request, town.id)) ? town : locked(request, town.name);
  };

  return new Elysia({ name: "board" })
    .get("/board/:location/:board", async ({ request, params, set }) => {
      const town = await townOf({ request, params }, lockedPage);
      return town instanceof Response ? town : (await pageFor(town, params.board)).answer(set);
    })
    .get("/board/:location/:board/stream", async ({ request, params }) => {
      const town = await townOf({ request, params }, refuseLocked);
      return town instanceof Response ? town : live.stream(request, viewOf(town));
    });
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
      <Live url={`/board/${town.id}/${board}/stream`} target="board" always>
        {shown}
      </Live>
    </ScreenPage>
  );
}
