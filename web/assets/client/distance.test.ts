// Rule: whoever is in the circle of the house is inside, whoever is not is not, give or take what the phone knows.
import { expect, test } from "bun:test";
import { isInside, metresBetween } from "./distance.ts";

const TOWN_HALL = { latitude: 49.7462, longitude: 8.1151 };
/** A degree of latitude is 111.2 km everywhere. */
const north = (metres: number) => ({ ...TOWN_HALL, latitude: TOWN_HALL.latitude + metres / 111_195 });

test("distances are right to a metre in town, and over the date line and the poles", () => {
  expect(metresBetween(TOWN_HALL, TOWN_HALL)).toBe(0);
  expect(metresBetween(TOWN_HALL, north(500))).toBeCloseTo(500, 0);
  expect(
    metresBetween({ latitude: 0, longitude: 179.999 }, { latitude: 0, longitude: -179.999 }),
  ).toBeCloseTo(222, 0);
  expect(metresBetween({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 0 })).toBeCloseTo(
    20_015_087,
    -1,
  );
});

test("a vague position is given a hundred metres, no more", () => {
  expect(isInside(north(499), 0, TOWN_HALL, 500)).toBe(true);
  expect(isInside(north(502), 0, TOWN_HALL, 500)).toBe(false);
  expect(isInside(north(590), 2_000, TOWN_HALL, 500)).toBe(true);
  expect(isInside(north(610), 2_000, TOWN_HALL, 500)).toBe(false);
});
