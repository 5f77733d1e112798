// Rule: on every sketch each room says what it is, and neither the way nor the dot where it begins goes through a letter.
import { expect, test } from "bun:test";
import type { Point } from "../../engine/town/plan.ts";
import { LANGUAGES, type Town } from "../../engine/town/town.ts";
import { wayIn } from "../../engine/town/way.ts";
import { bothTowns } from "../../fixtures/foyer.ts";
import { PlanView } from "./view.tsx";

/** Letters as they are drawn: how wide one is of its height, and how high above its line. */
const WIDE = 0.55;
const HIGH = 0.7;
/** Smaller ones are not read on a phone. */
const LEAST = 1.9;
const DOT = 2.4;

interface Letters {
  text: string;
  size: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const number = (tag: string, name: string) => Number(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]);

function lettersIn(svg: string): Letters[] {
  return [...svg.matchAll(/(<text [^>]*>)([^<]*)/g)].map(([, tag = "", text = ""]) => {
    const [x, y, size] = [number(tag, "x"), number(tag, "y"), number(tag, "font-size")];
    const half = (text.length * size * WIDE) / 2;
    return { text, size, left: x - half, right: x + half, top: y - size * HIGH, bottom: y };
  });
}

/** Does a line that runs along or across the sketch, or a dot, `thick` around, touch the letters? */
function touches([from, to]: [Point, Point], thick: number, { left, right, top, bottom }: Letters): boolean {
  const [x, y] = [from, to].map(([at]) => at).sort((one, other) => one - other) as Point;
  const [high, low] = [from[1], to[1]].sort((one, other) => one - other) as Point;
  return x - thick < right && y + thick > left && high - thick < bottom && low + thick > top;
}

async function sketches(town: Town): Promise<string[]> {
  const plan = town.plan!;
  const begins = [plan.entrance, ...town.kiosks.flatMap(({ room }) => room ?? [])];
  const ends = new Set(town.counters.flatMap(({ place }) => (place ? [place.room, place.waiting] : [])));
  const drawn: string[] = [];
  for (const language of LANGUAGES)
    for (const from of begins)
      for (const to of ends) {
        const legs = wayIn(plan, from, to);
        if (!legs) throw new Error(`no way from ${from} to ${to}`);
        const figure = await (<PlanView town={town} route={{ legs, from, to }} language={language} />);
        drawn.push(...String(figure).split("<svg").slice(1));
      }
  return drawn;
}

test("no way and no dot goes through the name of a room, in any town, language or direction", async () => {
  const found = new Set<string>();
  for (const town of await bothTowns())
    for (const svg of await sketches(town)) {
      const points = (/<polyline[^>]* points="([^"]*)"/.exec(svg)?.[1] ?? "")
        .split(" ")
        .map((pair) => pair.split(",").map(Number) as Point);
      const dot = /<circle/.test(svg) ? points[0]! : null;
      for (const letters of lettersIn(svg)) {
        const crossed = points.some((to, nth) => nth > 0 && touches([points[nth - 1]!, to], 0.7, letters));
        if (crossed) found.add(`${town.id}: the way goes through ${letters.text}`);
        if (dot && touches([dot, dot], DOT, letters)) found.add(`${town.id}: the dot covers ${letters.text}`);
        if (letters.size < LEAST) found.add(`${town.id}: ${letters.text} is ${letters.size} high`);
      }
    }
  expect([...found]).toEqual([]);
});

test("every room has a name or a sign", async () => {
  const nameless = (await bothTowns()).flatMap(({ plan }) =>
    plan!.floors.flatMap(({ rooms }) => rooms.filter(({ name, sign }) => !name && !sign)),
  );
  expect(nameless).toEqual([]);
});
