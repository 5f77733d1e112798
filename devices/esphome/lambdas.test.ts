// Rule: nothing compiles the ESPHome samples here, so what a compiler would trip over first is read for: brackets, names, secrets.
import { describe, expect, test } from "bun:test";
import { filesOf, holders, SAMPLES, sample, type Yaml } from "./sample.testing.ts";

/** C++ without its comments and texts, which may hold any bracket. */
const bare = (code: string) => code.replaceAll(/\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, "0");
const CLOSES: Record<string, string> = { ")": "(", "]": "[", "}": "{" };

/** What is wrong with the brackets and ends of a piece of C++, or null. */
function wrongWith(code: string): string | null {
  const open: string[] = [];
  for (const sign of bare(code)) {
    if ("([{".includes(sign)) open.push(sign);
    else if (sign in CLOSES && open.pop() !== CLOSES[sign]) return `${sign} closes nothing`;
  }
  if (open.length > 0) return `${open.join(" ")} is not closed`;
  return /[;}]\s*$/.test(bare(code)) ? null : "does not end";
}

/** All C++ of a sample: lambdas of components, of actions and of values, and what fills a message. */
function codesOf(yaml: Yaml): string[] {
  const texts = ["lambda", "payload", "body"].flatMap((key) =>
    [...holders(yaml, key)].map((holder) => holder[key]),
  );
  return texts.filter((one) => typeof one === "string").filter((one) => one.includes(";"));
}

/** What has an id of its own: the entries of a component's list, by component. */
function idsOf(yaml: Yaml): Map<string, string> {
  const entries = Object.entries(yaml).flatMap(([component, list]) =>
    Array.isArray(list) ? list.map(({ id }: Yaml) => [String(id), component] as const) : [],
  );
  const named = entries.filter(([id]) => id !== "undefined");
  expect(named.map(([id]) => id).toSorted()).toEqual([...new Map(named).keys()].toSorted());
  return new Map(named);
}

/** What an action names: `script.execute: health`, or `{ id: draw, … }`. */
function* named(yaml: Yaml, action: string): Generator<unknown> {
  for (const { [action]: what } of holders(yaml, action))
    yield typeof what === "object" && what ? (what as Yaml).id : what;
}

const OF: readonly [action: string, component: string][] = [
  ["script.execute", "script"],
  ["component.update", "display"],
  ["output.turn_on", "output"],
  ["output.turn_off", "output"],
];

describe.each(SAMPLES)("%s", (name) => {
  test("every lambda is balanced and ends its last statement", async () => {
    const codes = codesOf((await sample(name)).yaml);
    expect(codes.length).toBeGreaterThan(4);
    for (const code of codes) expect([code, wrongWith(code)]).toEqual([code, null]);
  });

  test("every id that is used is defined once, and as what it is used for", async () => {
    const { yaml, text } = await sample(name);
    const ids = idsOf(yaml);
    const used = Array.from(bare(text).matchAll(/\bid\((\w+)\)(\.execute\(\))?/g));
    expect(used.length).toBeGreaterThan(4);
    for (const [whole, id = "", executes] of used) {
      expect([whole, ids.has(id)]).toEqual([whole, true]);
      if (executes) expect([whole, ids.get(id)]).toEqual([whole, "script"]);
    }
    for (const [action, component] of OF)
      for (const id of named(yaml, action))
        expect([action, id, ids.get(String(id))]).toEqual([action, id, component]);
  });

  test("a secret is only ever named, never written down", async () => {
    for (const text of await filesOf(name)) {
      const lines = text
        .split("\n")
        .filter((line) =>
          /^\s*(- )?\{?\s*[\w-]*(ssid|password|secret|token|authorization|api_key|psk)\s*:/i.test(line),
        );
      expect(lines.length).toBeGreaterThanOrEqual(name === "button-box.yaml" ? 4 : 0);
      for (const line of lines) expect(line).toMatch(/:\s*!secret \w+$/);
    }
  });
});

test("the reader of brackets finds what a compiler would", () => {
  expect(wrongWith('if (id(mode) == "}") { return; }')).toBeNull();
  expect(wrongWith("if (id(mode)) { return;")).toBe("{ is not closed");
  expect(wrongWith("id(mode)) = 1;")).toBe(") closes nothing");
  expect(wrongWith("id(mode) = 1")).toBe("does not end");
});
