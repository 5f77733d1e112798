import { afterEach, expect, test } from "bun:test";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import { type KioskBrowser, lookAt, printerSays, unlockedKiosk } from "../../fixtures/kiosk.ts";
import { type Listener, listen } from "../../fixtures/stream/listener.ts";

const KIOSK = "zeitz-kiosk-foyer";
const PRINTER = "zeitz-printer-foyer";
let foyer: Foyer;
let stream: Listener;
afterEach(async () => {
  stream?.end();
  await foyer.close();
});

const open = async (): Promise<KioskBrowser> => {
  foyer = await openFoyer();
  return unlockedKiosk(foyer, "zeitz", KIOSK);
};
const follow = async ({ cookie }: KioskBrowser, path: string) => {
  stream = await listen(Number(new URL(foyer.url).port), `/kiosk/zeitz/${KIOSK}/live${path}?lang=de`, {
    cookie,
  });
};

test("a kiosk at rest follows the office's doors by itself", async () => {
  const kiosk = await open();
  await follow(kiosk, "");
  await stream.until("Deutsch");
  foyer.clock.advance(8 * 3_600_000 + 45 * 60_000);
  await stream.until("Zurzeit werden keine Nummern mehr ausgegeben");
  foyer.clock.advance(15 * 60_000);
  await stream.until("Zurzeit geschlossen");
  stream.end();
  await follow(kiosk, "");
  await stream.until("Zurzeit geschlossen");
  foyer.clock.advance(15 * 3_600_000);
  await stream.until("/services?lang=de");
});

test("the list of matters follows contingents, and a matter's page its printer", async () => {
  const kiosk = await open();
  printerSays(foyer, PRINTER, "ok");
  await follow(kiosk, "/services/gewerbe-anmelden");
  await stream.until('value="paper"');
  printerSays(foyer, PRINTER, "out");
  await stream.until("Der Drucker hat kein Papier");
  const draw = () => kiosk.draw({ id: crypto.randomUUID(), service: "gewerbe-anmelden", medium: "qr" });
  for (let nth = 0; nth < 8; nth++) await draw();
  await stream.until("Für heute sind alle Nummern vergeben");
});

test.each(["failed", "expired", "unknown"] as const)(
  "a paper ticket whose print is %s turns into the code by itself",
  async (end) => {
    const kiosk = await open();
    printerSays(foyer, PRINTER, "ok");
    const drawn = await kiosk.draw({ id: crypto.randomUUID(), service: "reisepass", medium: "paper" });
    const token = /tickets\/([^?]+)/.exec(drawn.headers.get("location") ?? "")?.[1];
    await follow(kiosk, `/tickets/${token}`);
    await stream.until("Ihr Zettel wird gedruckt");
    expect(stream.heard()).not.toContain("data:image/svg+xml");

    const job = await lookAt(foyer, "zeitz", (state) => [...state.jobs.keys()][0]!);
    const report = (event: "sent" | "failed") =>
      foyer.ask("zeitz", { type: "report-print", job, event, code: "cover-open" }, `device:${PRINTER}`);
    if (end === "failed") await report("failed");
    if (end === "unknown") await report("sent");
    if (end !== "failed") foyer.clock.advance(16_000);
    await stream.until(end === "unknown" ? "Kommt kein Zettel?" : "Der Zettel konnte nicht gedruckt werden");
    expect(stream.heard().includes("nicht gedruckt werden")).toBe(end !== "unknown");
    await stream.until("data:image/svg+xml");
    expect(await lookAt(foyer, "zeitz", (state) => state.jobs.get(job)?.state)).toBe(end);
  },
);

test("a kiosk shows that it is busy or not ready, finds back by itself, and the log says why", async () => {
  const kiosk = await open();
  await foyer.engine.close();
  const busy = await kiosk.draw({ id: crypto.randomUUID(), service: "reisepass", medium: "qr" });
  expect(busy.status).toBe(503);
  expect(await busy.text()).toContain("Gerade ist viel los");
  const broken = await kiosk.get("/services?lang=pl");
  expect(broken.status).toBe(500);
  const page = await broken.text();
  expect(page).toContain("Automat jest chwilowo niedostępny");
  expect(page).toContain(`data-idle-url="/kiosk/zeitz/${KIOSK}"`);
  expect(foyer.log.some(({ what }) => what === "kiosk page failed")).toBe(true);
});
