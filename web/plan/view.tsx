import type { Floor, Point, Room } from "../../engine/town/plan.ts";
import { type Language, say, type Town } from "../../engine/town/town.ts";
import { type Leg, roomIn } from "../../engine/town/way.ts";
import { words } from "../words/words.ts";
import type { Route } from "./route.ts";
import { type Box, LEADING, obstaclesOf, textPlace } from "./text-place.ts";

type Props = {
  town: Town;
  route: Route;
  language: Language;
  /** Whoever looks stands where the way begins. */
  standing?: boolean;
};

/** The sketch of the floors that a way leads over, with the way. */
export function PlanView({ town, route, language, standing }: Props) {
  const w = words(language).arrival;
  return (
    <figure class="plan">
      {route.legs.map((leg, nth) => (
        <Sketch
          leg={leg}
          language={language}
          goal={nth === route.legs.length - 1 ? route.to : null}
          start={nth === 0 ? route.from : null}
          label={w.wayTo(
            standing ? w.youAreHere : nameOf(town, route.from, language),
            nameOf(town, route.to, language),
          )}
        />
      ))}
      <figcaption class="plan__note">
        {standing && (
          <>
            <span class="plan__dot" aria-hidden="true"></span> {w.youAreHere} ·{" "}
          </>
        )}
        {w.sketch}
      </figcaption>
    </figure>
  );
}

type SketchProps = {
  leg: Leg;
  language: Language;
  goal: string | null;
  start: string | null;
  label: string;
};

function Sketch({ leg, language, goal, start, label }: SketchProps) {
  const { floor, points } = leg;
  const [width, height] = floor.size;
  const line = points.map((point) => point.join(",")).join(" ");
  const begin = points[0]!;
  const way = obstaclesOf(points, start === null ? null : begin, []);
  return (
    <div class="plan__floor">
      <p class="plan__name">{say(floor.name, language)}</p>
      <svg
        class="plan__sketch"
        viewBox={`-1 -1 ${width + 2} ${height + 2}`}
        role="img"
        aria-label={`${say(floor.name, language)}: ${label}`}
      >
        <rect class="plan__ground" x="0" y="0" width={width} height={height} />
        {floor.rooms.map((room) => (
          <RoomBox room={room} goal={room.id === goal} />
        ))}
        <polyline class="plan__way" points={line} />
        {start !== null && <circle class="plan__here" cx={begin[0]} cy={begin[1]} r="2.4" />}
        <Arrow points={points} floor={floor} goal={goal} />
        {floor.rooms.map((room) => (
          <RoomText
            room={room}
            language={language}
            goal={room.id === goal}
            obstacles={[...way, ...insideOf(room, floor)]}
          />
        ))}
      </svg>
    </div>
  );
}

function RoomBox({ room, goal }: { room: Room; goal: boolean }) {
  const [x, y, width, height] = room.box;
  return (
    <g class={goal ? "plan__room plan__room--goal" : "plan__room"}>
      <rect x={x} y={y} width={width} height={height} rx="1" />
    </g>
  );
}

/** The boxes of other rooms within a room's own. */
function insideOf({ id, box: [x, y, width, height] }: Room, { rooms }: Floor): Box[] {
  return rooms
    .filter((one) => one.id !== id)
    .map(({ box }) => box)
    .filter(([u, v, wide, high]) => u >= x && v >= y && u + wide <= x + width && v + high <= y + height);
}

type RoomTextProps = { room: Room; language: Language; goal: boolean; obstacles: readonly Box[] };

/** A room's name, a word a line, as large as its box allows beside the way, which may lead through. */
function RoomText({ room, language, goal, obstacles }: RoomTextProps) {
  const lines = room.sign ? [room.sign] : room.name ? say(room.name, language).split(" ") : [];
  const { x, y, size } = textPlace(room.box, lines, obstacles);
  const top = y - ((lines.length - 1) * size * LEADING) / 2;
  return (
    <>
      {lines.map((text, nth) => (
        <text
          class={goal ? "plan__text plan__text--goal" : "plan__text"}
          x={x.toFixed(2)}
          y={(top + nth * size * LEADING + size * 0.35).toFixed(2)}
          font-size={size.toFixed(2)}
          text-anchor="middle"
        >
          {text}
        </text>
      ))}
    </>
  );
}

/** The head at the end of the way: into the goal, or where the stairs are. */
function Arrow({ points, floor, goal }: { points: readonly Point[]; floor: Floor; goal: string | null }) {
  const end = points.at(-1)!;
  const room = floor.rooms.find((one) =>
    goal === null ? String(one.door) === String(end) : one.id === goal,
  );
  if (!room) return null;
  const [x, y, width, height] = room.box;
  const [dx, dy] = [x + width / 2 - end[0], y + height / 2 - end[1]];
  const turn = Math.abs(dx) > Math.abs(dy) ? (dx > 0 ? 0 : 180) : dy > 0 ? 90 : -90;
  return (
    <path
      class="plan__head"
      d="M-1.5 -2.6 L3 0 L-1.5 2.6 Z"
      transform={`translate(${end[0]} ${end[1]}) rotate(${turn})`}
    />
  );
}

function nameOf({ plan, name }: Town, id: string, language: Language): string {
  const found = plan && roomIn(plan, id);
  if (!found) return name;
  const { room } = found;
  return room.name ? say(room.name, language) : (room.sign ?? words(language).arrival.youAreHere);
}
