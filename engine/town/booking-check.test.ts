// Rule: what contradicts itself in hours and appointments is refused, with its place and the reason.
import { expect, test } from "bun:test";
import { sentence } from "./problem.ts";
import { problemsOf, zeitzWith } from "./zeitz-with.testing.ts";

const often = (rule: object) => [{ weekdays: [6], spans: [["09:00", "12:00"]], ...rule }];
const OPENING = "departments[0].opening";
const BOOKING = "departments[0].booking";
const POOLS = `${BOOKING}.pools`;

const mistakes: [changed: string, value: unknown, place: string, reason: string][] = [
  [`${OPENING}.rules`, often({ weekdays: [6, 6] }), `${OPENING}.rules[0].weekdays[1]`, "repeats 6"],
  [`${OPENING}.rules`, often({ nth: [0] }), `${OPENING}.rules[0].nth[0]`, "must be one of 1, 2,"],
  [
    `${OPENING}.breaks`,
    often({ spans: [["12:00", "09:00"]] }),
    `${OPENING}.breaks[0].spans[0]`,
    "must end after it begins",
  ],
  [
    `${OPENING}.breaks`,
    often({ from: "2027-01-02", to: "2027-01-01" }),
    `${OPENING}.breaks[0].to`,
    "lies before its beginning",
  ],
  [
    `${BOOKING}.channels.fax`,
    {},
    `${BOOKING}.channels.fax`,
    "is not known here; known are online, kiosk, staff",
  ],
  [`${BOOKING}.step_min`, 7, `${BOOKING}.step_min`, "must be one of 5, 10, 15, 20, 30, 60"],
  [`${BOOKING}.freed_min`, [30, 5], `${BOOKING}.freed_min`, "must not end before it begins"],
  [`${POOLS}[1].id`, "ausweise", `${POOLS}[1].id`, `is already the pool at ${POOLS}[0]`],
  [`${POOLS}[1].services[0]`, "reisepass", `${POOLS}[1].services[0]`, "is already in the pool ausweise"],
  [`${POOLS}[0].services[0]`, "kita-platz", `${POOLS}[0].services[0]`, "must be a matter of buergerbuero"],
  [`${POOLS}[0].rules[0].capacity`, 0, `${POOLS}[0].rules[0].capacity`, "from 1 to 99"],
  [
    `${POOLS}[0].rules[0].spans[0][0]`,
    "09:03",
    `${POOLS}[0].rules[0].spans[0]`,
    "must lie on five minutes: 09:03",
  ],
  [
    `${POOLS}[0].rules[0].services`,
    ["abmeldung"],
    `${POOLS}[0].rules[0].services[0]`,
    "is no matter of the pool ausweise",
  ],
  [
    "services[0].booking",
    { online: { lead_min: -1, horizon_days: 90 } },
    "services[0].booking.online.lead_min",
    "must be a whole number",
  ],
];

for (const [changed, value, place, reason] of mistakes) {
  test(`a mistake is refused with place and reason: ${changed} = ${JSON.stringify(value)?.slice(0, 50)}`, () => {
    const found = problemsOf(zeitzWith(changed, value));
    const there = found.find(({ path }) => path === place);
    expect(there && sentence(there), found.map(sentence).join("\n")).toContain(`zeitz.json: ${place} `);
    expect(
      found
        .filter(({ path }) => path === place)
        .map((problem) => problem.reason)
        .join("; "),
    ).toContain(reason);
  });
}
