import type { Point, Room } from "../../engine/town/plan.ts";

/** Letters of the sketch in its units: the largest, how wide one is of its height, and a line. */
const LETTER = 5.5;
const WIDE = 0.6;
export const LEADING = 1.15;
/** What is left free around the way, and around the dot where it begins. */
const BESIDE_WAY = 1.2;
const BESIDE_DOT = 2.8;

export type Box = Room["box"];

/** Where a room's name stands: the middle of its lines, and how large its letters are. */
export interface TextPlace {
  x: number;
  y: number;
  size: number;
}

/** What a name must not stand on: the stretches of a way, the dot where it begins (null: on another floor), other boxes. */
export function obstaclesOf(points: readonly Point[], dot: Point | null, boxes: readonly Box[]): Box[] {
  const stretches = points.slice(1).map((to, nth) => around([points[nth]!, to], BESIDE_WAY));
  return [...stretches, ...(dot ? [around([dot, dot], BESIDE_DOT)] : []), ...boxes];
}

/** Where in its box a name is largest without standing on an obstacle; of places alike the one nearest to the middle. */
export function textPlace(box: Box, lines: readonly string[], obstacles: readonly Box[]): TextPlace {
  const longest = Math.max(...lines.map((one) => one.length), 1);
  const middle = placeIn(box, longest, lines.length);
  const far = ({ x, y }: TextPlace) => Math.hypot(x - middle.x, y - middle.y);
  const places = obstacles
    .reduce<Box[]>((parts, obstacle) => parts.flatMap((part) => without(part, obstacle)), [box])
    .map((part) => placeIn(part, longest, lines.length));
  return places.sort((one, other) => other.size - one.size || far(one) - far(other))[0] ?? middle;
}

function placeIn([x, y, width, height]: Box, longest: number, lines: number): TextPlace {
  const size = Math.min(LETTER, (width - 2) / (longest * WIDE), (height - 0.5) / (lines * LEADING));
  return { x: x + width / 2, y: y + height / 2, size };
}

/** What of a box lies left, right, above and below of another; all of it where they do not touch. */
function without(box: Box, [ox, oy, wide, high]: Box): Box[] {
  const [x, y, width, height] = box;
  if (ox >= x + width || ox + wide <= x || oy >= y + height || oy + high <= y) return [box];
  const parts: Box[] = [
    [x, y, ox - x, height],
    [ox + wide, y, x + width - ox - wide, height],
    [x, y, width, oy - y],
    [x, oy + high, width, y + height - oy - high],
  ];
  return parts.filter(([, , width, height]) => width > 2 && height > 1);
}

function around([[x, y], [u, v]]: [Point, Point], beside: number): Box {
  const [left, top] = [Math.min(x, u) - beside, Math.min(y, v) - beside];
  return [left, top, Math.abs(x - u) + 2 * beside, Math.abs(y - v) + 2 * beside];
}
