import type { Engine } from "../engine.ts";
import { unlockCode } from "../keys/unlock-link.ts";
import { openingAt } from "../town/opening.ts";
import type { Town } from "../town/town.ts";

/** The first clerk, made when there is none; the password is shown this once. */
export interface FirstClerk {
  login: string;
  password: string;
}

/** Offices that are listed; who runs more knows their addresses. */
const SHOWN = 20;

/** What the start prints: where everything is, how to get in, and what one should know. */
export function greeting(
  engine: Engine,
  at: { local: string; people: string; buses: string[]; notes: string[]; first: FirstClerk | null },
): string {
  const now = engine.clock.now();
  const lines = ["", `Wartemarke runs on ${at.local}`, ""];
  const { towns } = engine;
  for (const town of towns.slice(0, SHOWN)) {
    lines.push(`  ${town.name}${openingNote(town, now)}`);
    lines.push(
      `    unlock this browser first   ${at.local}/unlock/${town.id}/${unlockCode(engine.keys, town.id, now)}`,
    );
    for (const { id, name } of town.kiosks)
      lines.push(line(`kiosk  ${name}`, `${at.local}/kiosk/${town.id}/${id}`));
    for (const { id, name } of town.boards)
      lines.push(line(`board  ${name}`, `${at.local}/board/${town.id}/${id}`));
    lines.push("");
  }
  if (towns.length > SHOWN)
    lines.push(`  … and ${towns.length - SHOWN} more offices, all of them on ${at.local}`, "");
  lines.push(line("desk", `${at.local}/desk`), line("statistics", `${at.local}/statistics`));
  lines.push(
    line("device lab", `${at.local}/lab`),
    line("phone", `${at.people}/t/…  (scan the ticket's QR code)`),
  );
  lines.push(...at.buses.map((bus, nth) => line(nth === 0 ? "device bus" : "", bus)), "");
  if (at.first) {
    lines.push(`  First sign-in at the desk: ${at.first.login}   password: ${at.first.password}`);
    lines.push("  (random, shown only now; change it after signing in)", "");
  }
  if (towns.length <= SHOWN && towns.every((town) => openingNote(town, now))) {
    lines.push(
      "  Every office is closed now, and so are the kiosks. `npm run demo` plays a day at any hour.",
    );
  }
  for (const note of at.notes) lines.push(`  ${note}`);
  return lines.join("\n");
}

function line(what: string, where: string): string {
  return `    ${what.padEnd(26)}  ${where}`;
}

/** Said when nobody could draw a ticket now, so that a closed kiosk surprises no one. */
function openingNote(town: Town, now: number): string {
  const states = town.departments.map((department) => openingAt(town, department.id, now));
  if (states.some((state) => state.open)) return "";
  const next = Math.min(...states.map((state) => state.opens_at ?? Number.POSITIVE_INFINITY));
  if (!Number.isFinite(next)) return " (closed)";
  const there = Temporal.Instant.fromEpochMilliseconds(next).toZonedDateTimeISO(town.zone);
  return ` (closed now, opens ${there.toPlainDate()} ${there.toPlainTime().toString({ smallestUnit: "minute" })})`;
}
