import type { Floor, Plan, Point } from "./plan.ts";
import { planShape } from "./plan-shape.ts";
import type { Report } from "./problem.ts";
import { entries } from "./references.ts";
import { isRecord } from "./shape.ts";
import { counterShape, kioskShape } from "./town-shape.ts";
import { wayIn } from "./way.ts";

/** Reports what lies outside of its floor, doors that no path leads to, and places nobody can walk to. */
export function checkPlan(json: unknown, report: Report): void {
  const plan = isRecord(json) ? json.plan : undefined;
  const counters = entries(json, "counters", counterShape);
  const kiosks = entries(json, "kiosks", kioskShape);
  if (plan === undefined) {
    for (const [path, { place }] of counters) if (place) report(`${path}.place`, "needs a plan of the house");
    for (const [path, { room }] of kiosks) if (room) report(`${path}.room`, "needs a plan of the house");
    return;
  }
  if (!planShape(plan, "plan", () => {})) return;
  const rooms = new Map<string, string>();
  for (const [nth, floor] of plan.floors.entries()) checkFloor(`plan.floors[${nth}]`, floor, rooms, report);
  const known = (path: string, room: string) => {
    if (!rooms.has(room)) report(path, `is no room of the plan: ${room}`);
    return rooms.has(room);
  };
  if (!known("plan.entrance", plan.entrance)) return;
  const starts = [plan.entrance];
  for (const [path, { room }] of kiosks)
    if (room !== undefined && known(`${path}.room`, room)) starts.push(room);
  for (const [path, { place }] of counters) {
    if (!place) continue;
    for (const key of ["room", "waiting"] as const) {
      const at = `${path}.place.${key}`;
      if (known(at, place[key])) checkWays(at, plan, starts, place[key], report);
    }
  }
}

function checkWays(path: string, plan: Plan, starts: readonly string[], room: string, report: Report): void {
  const cut = starts.find((start) => !wayIn(plan, start, room));
  if (cut) report(path, `cannot be reached: no path leads from ${cut} to ${room}`);
}

function checkFloor(path: string, floor: Floor, rooms: Map<string, string>, report: Report): void {
  const [width, height] = floor.size;
  const outside = ([x, y]: Point) => x > width || y > height;
  const walked = new Set(floor.paths.flat().map(String));
  for (const [nth, line] of floor.paths.entries()) {
    const off = line.findIndex(outside);
    if (off >= 0) report(`${path}.paths[${nth}][${off}]`, `lies outside of the floor: ${line[off]}`);
  }
  for (const [nth, { id, box, door }] of floor.rooms.entries()) {
    const at = `${path}.rooms[${nth}]`;
    const other = rooms.get(id);
    if (other) report(`${at}.id`, `is already the room at ${other}: ${id}`);
    else rooms.set(id, at);
    const [x, y, wide, high] = box;
    if (outside([x + wide, y + high])) report(`${at}.box`, `lies outside of the floor: ${box}`);
    if (!walked.has(String(door))) report(`${at}.door`, `is no point of a path: ${door}`);
  }
}
