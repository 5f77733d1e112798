import { expect, test } from "bun:test";
import { openFoyer } from "../fixtures/foyer.ts";
import { Admission } from "./admission.ts";
import type { Command } from "./location/command.ts";
import { isRefused } from "./refusal.ts";

const by = (actor: string): Command => ({ id: "x", actor, intent: { type: "call-next", counter: "1" } });

/** How many get in. */
function crowd(admission: Admission, command: Command): number {
  let count = 0;
  while (admission.enter(command)) count += 1;
  return count;
}

test("the room is bounded, clerks get in when the public fills its own, and who leaves makes room for one", () => {
  const admission = new Admission();
  const visitors = crowd(admission, by("device:kiosk"));
  const clerks = crowd(admission, by("staff:berta"));
  expect(clerks).toBeGreaterThan(visitors);
  admission.leave(by("device:kiosk"));
  expect(crowd(admission, by("device:kiosk"))).toBe(1);
  expect(crowd(admission, by("staff:berta"))).toBe(0);
});

test("a rush over all offices is answered at once with busy beyond the room, and what was accepted is done", async () => {
  const foyer = await openFoyer();
  const rush = Array.from({ length: 4_000 }, (_, at) =>
    foyer.ask(
      at % 2 ? "zeitz" : "alzey",
      {
        type: "draw",
        service: at % 2 ? "fundbuero" : "meldebescheinigung",
        medium: "qr",
        language: "de",
        channel: "kiosk",
      },
      "device:rush",
    ),
  );
  const clerk = foyer.ask("zeitz", { type: "open", counter: "1", clerk: "berta" });
  const answers = await Promise.all(rush);
  const busy = answers.filter((answer) => isRefused(answer) && answer.code === "busy").length;
  expect(busy).toBeGreaterThan(2_000);
  expect(isRefused(await clerk)).toBe(false);
  const again = await foyer.ask("zeitz", { type: "pause", counter: "1", pause: "break" });
  expect(isRefused(again)).toBe(false);
  await foyer.close();
});
