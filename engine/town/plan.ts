import type { Text } from "./text.ts";

/** `[x, y]` from the upper left corner of a floor, in units of the plan. */
export type Point = [x: number, y: number];

/** A sketch of the house for visitors: floors with rooms, and where people walk. Not to scale. */
export interface Plan {
  floors: Floor[];
  /** The room one comes in by. */
  entrance: string;
}

export interface Floor {
  /** "Erdgeschoss" */
  name: Text;
  size: [width: number, height: number];
  rooms: Room[];
  /** Lines on which people walk, from point to point. Lines that have a point in common meet there. */
  paths: Point[][];
}

export interface Room {
  /** Unique in the plan. */
  id: string;
  /** What stands on its door: "E 04". */
  sign?: string;
  name?: Text;
  box: [x: number, y: number, width: number, height: number];
  /** Where one goes in: a point of a path. */
  door: Point;
  /** Stairs and lifts: rooms that name the same lead to each other. */
  leads?: string;
}

/** Where something is in the plan, by rooms' ids. */
export interface CounterPlace {
  room: string;
  /** Where people wait until they are called there. */
  waiting: string;
}
