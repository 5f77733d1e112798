import type { CounterPlace, Floor, Plan, Point, Room } from "./plan.ts";
import { list, object, type Shape, string, whole } from "./shape.ts";
import { line, text } from "./text-shape.ts";

const id = string("an id of a-z, 0-9 and -, at most 32", (value) => /^[a-z0-9-]{1,32}$/.test(value));
const unit = whole(0, 1000);
const side = whole(1, 1000);
const label = text(60);

const point: Shape<Point> = (value, path, report): value is Point => list(unit, 2, 2)(value, path, report);
const size: Shape<Floor["size"]> = (value, path, report): value is Floor["size"] =>
  list(side, 2, 2)(value, path, report);
const box: Shape<Room["box"]> = (value, path, report): value is Room["box"] =>
  list(unit, 4, 4)(value, path, report);

const room = object<Room>({ id, box, door: point }, { sign: line(12), name: label, leads: id });
const floor = object<Floor>(
  { name: label, size, rooms: list(room, 1, 100), paths: list(list(point, 2, 50), 1, 100) },
  {},
);

/** The shape of a plan; what lies where and leads where is checked in plan-check.ts. */
export const planShape = object<Plan>({ floors: list(floor, 1, 12), entrance: id }, {});

export const counterPlaceShape = object<CounterPlace>({ room: id, waiting: id }, {});
