// Rule: the sketch of the house leads from wherever somebody stands to every place where they may be called.
import { describe, expect, test } from "bun:test";
import alzey from "../../fixtures/towns/alzey.json";
import zeitz from "../../fixtures/towns/zeitz.json";
import { sentence } from "./problem.ts";
import { isProblems, readTown } from "./validate.ts";
import { wayIn } from "./way.ts";
import { problemsOf, zeitzWith } from "./zeitz-with.testing.ts";

describe.each([
  ["zeitz", zeitz],
  ["alzey", alzey],
])("%s", (name, json) => {
  const town = readTown(json, name);
  if (isProblems(town)) throw new Error(`${name} is wrong`);
  const { plan, counters, kiosks } = town;

  test("every counter and waiting area is reached from the entrance and from each kiosk", () => {
    const starts = [plan!.entrance, ...kiosks.map(({ room }) => room!)];
    for (const from of starts) {
      for (const { place } of counters) {
        for (const to of [place!.room, place!.waiting]) {
          const legs = wayIn(plan!, from, to)!;
          const rooms = legs.at(-1)!.floor.rooms;
          expect(legs.at(-1)!.points.at(-1)).toEqual(rooms.find(({ id }) => id === to)!.door);
          for (const { floor, points } of legs) {
            // Each step follows a line of the sketch: nobody is led through a wall.
            for (const [i, point] of points.entries()) {
              const before = points[i - 1];
              if (before) expect(isStep(floor.paths, before, point)).toBe(true);
            }
          }
        }
      }
    }
  });

  test("one floor up it goes by the stairs, and only there", () => {
    const up = counters.find(({ id }) => id === "5")!.place!;
    const legs = wayIn(plan!, plan!.entrance, up.waiting)!;
    expect(legs.map(({ floor }) => floor.name.de)).toEqual(["Erdgeschoss", "1. Obergeschoss"]);
    const same = counters.find(({ id }) => id === "1")!.place!;
    expect(wayIn(plan!, plan!.entrance, same.waiting)!).toHaveLength(1);
  });
});

test("of two ways the shorter one is shown", () => {
  const room = (id: string, door: [number, number]) => ({ id, door, box: [0, 0, 1, 1] as [0, 0, 1, 1] });
  const name = { de: "EG", en: "G" };
  const plan = {
    entrance: "a",
    floors: [
      {
        name,
        size: [20, 20] as [number, number],
        rooms: [room("a", [0, 0]), room("b", [10, 0])],
        paths: [
          [
            [0, 0],
            [0, 9],
            [10, 9],
            [10, 0],
          ],
          [
            [0, 0],
            [10, 0],
          ],
        ] as [number, number][][],
      },
    ],
  };
  expect(wayIn(plan, "a", "b")![0]!.points).toEqual([
    [0, 0],
    [10, 0],
  ]);
  expect(wayIn(plan, "a", "nowhere")).toBeNull();
});

const mistakes: [changed: string, value: unknown, said: string][] = [
  ["plan.entrance", "nowhere", "plan.entrance is no room of the plan: nowhere"],
  ["plan.floors[0].rooms[1].id", "z-5", "is already the room at plan.floors[0].rooms[0]: z-5"],
  ["plan.floors[0].rooms[0].door", [1, 1], "plan.floors[0].rooms[0].door is no point of a path: 1,1"],
  ["plan.floors[0].rooms[0].box", [90, 4, 20, 20], "lies outside of the floor"],
  ["plan.floors[0].paths[0][0]", [101, 30], "plan.floors[0].paths[0][0] lies outside of the floor"],
  ["plan.floors[1].rooms[2].leads", undefined, "cannot be reached: no path leads from eingang to z-112"],
  ["counters[0].place.room", "z-99", "counters[0].place.room is no room of the plan: z-99"],
  ["kiosks[0].room", "z-99", "kiosks[0].room is no room of the plan: z-99"],
  ["plan", undefined, "counters[0].place needs a plan of the house"],
  ["circle.latitude", 91, "circle.latitude must be degrees from -90 to 90"],
];

test.each(mistakes)("a mistake is refused with its place: %s", (changed, value, said) => {
  expect(problemsOf(zeitzWith(changed, value)).map(sentence).join("\n")).toContain(said);
});

function isStep(paths: readonly (readonly [number, number])[][], a: unknown, b: unknown): boolean {
  return paths.some((path) =>
    path.some((point, i) => {
      const pair = [String(path[i - 1]), String(point)];
      return i > 0 && pair.includes(String(a)) && pair.includes(String(b)) && String(a) !== String(b);
    }),
  );
}
