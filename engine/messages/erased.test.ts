// Rule: what is erased on request does not come back by a message that was on its way.
import { expect, test } from "bun:test";
import { hold } from "../../fixtures/booking.ts";
import { openFoyer } from "../../fixtures/foyer.ts";
import { openMailServer } from "../../fixtures/post/mail-server.ts";
import type { Contact } from "../contacts/contact.ts";
import { mailWay } from "./mail.ts";

const LOCATION = "zeitz";
const ANNA: Contact = {
  name: "Anna Grün",
  email: "anna@example.org",
  phone: null,
  fields: {},
  account: null,
};

test("erased while it is being written or sent, nothing of it comes back", async () => {
  const mail = await openMailServer();
  const foyer = await openFoyer({
    post: (keys) => ({
      url: "https://warten.example",
      ways: { sms: null, mail: mailWay({ url: mail.url, from: "termine@zeitz.example" }, keys) },
    }),
  });
  const keep_until_at = foyer.clock.now() + 30 * 86_400_000;
  const erased: string[] = [];
  for (let turns = 0; turns < 60; turns += 3) {
    const appointment = await hold(foyer, { location: LOCATION, service: "ausweis-beantragen" });
    const wish = { appointment, location: LOCATION, contact: ANNA, keep_until_at };
    await foyer.engine.contacts.keepWith(wish, (contact) =>
      foyer.ask(LOCATION, { type: "confirm-appointment", appointment, contact }, "visitor:new"),
    );
    for (let turn = 0; turn < turns; turn++) await (turn % 10 ? Promise.resolve() : Bun.sleep(0));
    await foyer.engine.erase(appointment);
    erased.push(appointment);
  }
  await foyer.restart();
  for (const appointment of erased)
    expect(await foyer.engine.personal(appointment)).toEqual({ contact: null, messages: [] });
  await foyer.close();
  await mail.close();
});
