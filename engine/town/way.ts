import type { Floor, Plan, Point, Room } from "./plan.ts";

/** A stretch of a way on one floor. */
export interface Leg {
  floor: Floor;
  /** From the room where it begins to the room where it ends: a destination, or the stairs. */
  points: Point[];
}

/** A point of a floor where lines meet, or a door. */
interface Spot {
  floor: Floor;
  point: Point;
  /** Spots that can be reached from here, and how far they are. */
  next: { spot: Spot; far: number }[];
}

/** A floor is nearer on foot than by stairs, however long the corridor. */
const STAIRS = 10_000;

type Spots = Map<string, Spot>;
const known = new WeakMap<Plan, Spots>();

/** The room of an id, with its floor. */
export function roomIn({ floors }: Plan, id: string): { floor: Floor; room: Room } | null {
  for (const floor of floors) {
    const room = floor.rooms.find((one) => one.id === id);
    if (room) return { floor, room };
  }
  return null;
}

/** The shortest way from one room to another, floor by floor; null where none leads there. */
export function wayIn(plan: Plan, from: string, to: string): Leg[] | null {
  const begin = spotOf(plan, from);
  const end = spotOf(plan, to);
  if (!begin || !end) return null;
  const came = walk(begin);
  if (!came.has(end)) return null;
  const spots: Spot[] = [];
  for (let spot: Spot | null = end; spot; spot = came.get(spot) ?? null) spots.unshift(spot);
  const legs: Leg[] = [];
  for (const { floor, point } of spots) {
    const leg = legs.at(-1);
    if (leg?.floor === floor) leg.points.push(point);
    else legs.push({ floor, points: [point] });
  }
  return legs;
}

/** From where each spot that can be reached is reached best (Dijkstra; a house has a few dozen spots). */
function walk(begin: Spot): Map<Spot, Spot | null> {
  const came = new Map<Spot, Spot | null>([[begin, null]]);
  const open = new Map<Spot, number>([[begin, 0]]);
  const done = new Set<Spot>();
  while (open.size > 0) {
    const [spot, far] = [...open].reduce((best, one) => (one[1] < best[1] ? one : best));
    open.delete(spot);
    done.add(spot);
    for (const step of spot.next) {
      if (done.has(step.spot) || far + step.far >= (open.get(step.spot) ?? Number.POSITIVE_INFINITY))
        continue;
      open.set(step.spot, far + step.far);
      came.set(step.spot, spot);
    }
  }
  return came;
}

function spotOf(plan: Plan, id: string): Spot | undefined {
  const found = roomIn(plan, id);
  return found ? spotsOf(plan).get(nameOf(plan.floors.indexOf(found.floor), found.room.door)) : undefined;
}

function spotsOf(plan: Plan): Spots {
  let spots = known.get(plan);
  if (!spots) {
    spots = joined(plan);
    known.set(plan, spots);
  }
  return spots;
}

function joined(plan: Plan): Spots {
  const spots: Spots = new Map();
  const at = (nth: number, point: Point): Spot => {
    const name = nameOf(nth, point);
    const spot = spots.get(name) ?? { floor: plan.floors[nth]!, point, next: [] };
    spots.set(name, spot);
    return spot;
  };
  const join = (a: Spot, b: Spot, far: number) => {
    a.next.push({ spot: b, far });
    b.next.push({ spot: a, far });
  };
  const stairs = new Map<string, Spot>();
  for (const [nth, floor] of plan.floors.entries()) {
    for (const path of floor.paths) {
      for (const [i, point] of path.entries()) {
        const before = path[i - 1];
        if (before) join(at(nth, before), at(nth, point), distance(before, point));
      }
    }
    for (const { door, leads } of floor.rooms) {
      if (leads === undefined) continue;
      const here = at(nth, door);
      const below = stairs.get(leads);
      if (below) join(below, here, STAIRS);
      stairs.set(leads, here);
    }
  }
  return spots;
}

const nameOf = (floor: number, [x, y]: Point) => `${floor} ${x} ${y}`;
const distance = ([a, b]: Point, [c, d]: Point) => Math.hypot(a - c, b - d);
