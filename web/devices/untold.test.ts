// Rule: of a sign that cannot tell what it shows, neither desk nor devices page says that it does or that it does not.
import { expect, test } from "bun:test";
import { SIGN, townsWith } from "../../fixtures/devices/sign-suite.ts";
import { openFoyer } from "../../fixtures/foyer.ts";
import { employ, signIn } from "../../fixtures/staff.ts";

test("desk and devices page say that the sign is there and cannot tell", async () => {
  const foyer = await openFoyer({ towns: await townsWith({ type: "wled", topic: "wled/sign1" }) });
  const berta = await signIn(foyer, await employ(foyer, "berta"));
  await foyer.ask("zeitz", { type: "open", counter: "1", clerk: berta.clerk.id });
  foyer.engine.fleet.hear(SIGN, { what: "appeared" }, foyer.clock.now());
  const desk = await (await berta.get("/desk/zeitz")).text();
  expect(desk).toContain("Schild verbunden, kann die Anzeige nicht bestätigen");
  const page = await (await berta.get("/devices/zeitz")).text();
  const row = /<tr id="row-zeitz-sign-1">(.*?)<\/tr>/.exec(page)?.[1] ?? "";
  expect(row).toContain("kann es nicht melden");
  expect(row).not.toContain("noch nicht");
  await foyer.close();
});
