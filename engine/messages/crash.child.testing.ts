import { join } from "node:path";
import { bothTowns } from "../../fixtures/foyer.ts";
import { messageTable } from "../../machines/message.ts";
import { demandOf } from "../appointments/demand.ts";
import { freeTimes } from "../appointments/free.ts";
import { fastClock } from "../clock.ts";
import type { Contact } from "../contacts/contact.ts";
import { Vault } from "../contacts/vault.ts";
import { Engine } from "../engine.ts";
import { Keys } from "../keys/keys.ts";
import { stderrLog as log } from "../log.ts";
import { isRefused } from "../refusal.ts";
import { openSqlite } from "../store/sqlite/open.ts";
import type { Gateway } from "./gateway.ts";
import { mailWay } from "./mail.ts";
import { smsWay } from "./sms.ts";

/**
 * A house that books for people with mail or telephone and says so, line by line, until it is killed; or, `drain`, sends what
 * is left and ends. Arguments: folder, start of its clock (UTC ms), address of the mail server, of the gateway, what to do.
 */
const [folder = "", start = "", smtp = "", url = "", what = ""] = process.argv.slice(2);
const LOCATION = "zeitz";
const MATTERS = [{ service: "ausweis-beantragen", quantity: 1 }];
const DAY_MS = 86_400_000;
const GATEWAY: Gateway = {
  url: "{url}/send",
  form: "json",
  body: { to: "{to}", text: "{text}", id: "{id}" },
  repeatable: true,
};

const store = await openSqlite({ path: join(folder, "wartemarke.sqlite") });
const clock = fastClock(Number(start), what === "drain" ? 600 : 1);
const keys = new Keys("crash");
const engine = new Engine({
  store,
  clock,
  log,
  keys,
  vault: new Vault("crash"),
  towns: (await bothTowns()).map((town) => ({
    ...town,
    messages: { sms: { per_number: 100, per_hour: 10_000 } },
  })),
  epoch: 1,
  post: {
    url: "https://warten.example",
    ways: {
      mail: mailWay({ url: smtp, from: "termine@zeitz.example" }, keys),
      sms: smsWay({ gateway: GATEWAY, url, user: "", token: "", from: "", report: () => "" }),
    },
  },
});
await engine.start();
if (what === "drain") await drain();
else await book();

async function book(): Promise<void> {
  for (let turn = 0; ; turn++) {
    const starts = await engine.read(LOCATION, ({ town, book, day }, now) => {
      const demand = demandOf(town, MATTERS, "online");
      if (isRefused(demand)) throw new Error(demand.sentence);
      return freeTimes(town, book.calendarOn(town, day), demand, now);
    });
    const start_at = (starts ?? []).filter((at) => at > clock.now() + 3 * DAY_MS)[turn % 40];
    if (start_at === undefined) throw new Error("nothing free");
    const wish = { matters: MATTERS, start_at, channel: "online", language: "de" } as const;
    const appointment = await ask({ type: "hold-appointment", ...wish });
    const reach = turn % 2 ? { phone: `0171 ${2_000_000 + turn}` } : { email: "anna@example.org" };
    const contact: Contact = { name: null, email: null, phone: null, fields: {}, account: null, ...reach };
    const keep_until_at = clock.now() + 30 * DAY_MS;
    await engine.contacts.keep({ appointment, location: LOCATION, contact, keep_until_at });
    await ask({ type: "confirm-appointment", appointment });
    console.log(appointment);
  }
}

async function ask(intent: Parameters<Engine["ask"]>[1]["intent"]): Promise<string> {
  const answer = await engine.ask(LOCATION, { id: crypto.randomUUID(), actor: "visitor:new", intent });
  if (isRefused(answer) || !answer.appointment) throw new Error(JSON.stringify(answer));
  return answer.appointment;
}

/** Until of everything that is to be told now nothing can be tried any more. */
async function drain(): Promise<void> {
  for (;;) {
    const all = await engine.messages.list(LOCATION, 10_000);
    const left = all.filter(
      ({ kind, state }) =>
        kind === "confirmed" &&
        !messageTable
          .accepts(state)
          .every((word) => word !== "tried" && word !== "composed" && word !== "lost"),
    );
    if (left.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await engine.close();
  await store.close();
  process.exit(0);
}
