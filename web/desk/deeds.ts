import type { Fleet } from "../../engine/fleet/fleet.ts";
import type { Intent } from "../../engine/location/command.ts";
import { Refused } from "../../engine/refusal.ts";
import type { Town } from "../../engine/town/town.ts";
import type { Form } from "../form.ts";
import { isLanguage } from "../words/languages.ts";
import { isPause } from "./colleagues.ts";

/** Where a form was sent from. */
export interface Sender {
  town: Town;
  fleet: Fleet;
  /** Pseudonym. */
  clerk: string;
  /** The counter the clerk has; null for none. */
  counter: string | null;
}

/** Reads a form into what is asked of the engine, or says what is wrong with it. */
type Deed = (form: Form, sender: Sender) => Intent | Refused;

const LONGEST_NOTE = 500;

const malformed = (what: string) => new Refused("bad-input", `The form's ${what} is missing or wrong`);

/** A deed at the clerk's own counter. */
function here(intent: (counter: string, form: Form) => Intent | Refused): Deed {
  return (form, { counter }) =>
    counter === null ? new Refused("counter-closed", "This clerk has no counter") : intent(counter, form);
}

/** A deed about the ticket named in `target`. */
function about(intent: (ticket: string, form: Form, sender: Sender) => Intent | Refused): Deed {
  return (form, sender) => (form.target ? intent(form.target, form, sender) : malformed("ticket"));
}

/** The printer named, else the first that can print, else the first of the office. */
function printerFor({ town, fleet }: Sender, wanted: string | undefined): string | Refused {
  const all = town.devices.filter((device) => device.kind === "printer").map((device) => device.id);
  const chosen = wanted || (all.find((id) => fleet.prints(id)) ?? all[0]);
  if (chosen !== undefined && all.includes(chosen)) return chosen;
  return new Refused("unknown-device", "There is no such printer");
}

const draw: Deed = (form, sender) => {
  const { service, medium, language = "de" } = form;
  if (!service) return malformed("service");
  if (!isLanguage(language)) return malformed("language");
  const visit = { type: "draw", service, language, channel: "desk" } as const;
  if (medium === "none") return { ...visit, medium };
  if (medium !== "paper") return malformed("medium");
  const printer = printerFor(sender, form.printer);
  return printer instanceof Refused ? printer : { ...visit, medium, printer };
};

const note: Deed = about((ticket, form) => {
  const text = form.text?.trim();
  if (text === undefined || text.length > LONGEST_NOTE) return malformed("text");
  return { type: "note", ticket, text };
});

const prioritise: Deed = about((ticket, form, { counter }) => {
  const priority = ["0", "1", "2"].indexOf(form.priority ?? "");
  if (priority < 0) return malformed("priority");
  return { type: "prioritise", ticket, priority, counter: counter ?? undefined };
});

const transfer: Deed = here((counter, form) => {
  const { place = "arrival" } = form;
  if (place !== "arrival" && place !== "end") return malformed("place");
  return {
    type: "transfer",
    counter,
    ticket: form.target || undefined,
    service: form.service || undefined,
    to_counter: form.to || undefined,
    and_return: form.back !== undefined,
    place,
  };
});

const pause: Deed = here((counter, form) =>
  isPause(form.pause) ? { type: "pause", counter, pause: form.pause } : malformed("pause"),
);

const undo: Deed = here((counter, form) => {
  const seq = Number(form.seq);
  return Number.isSafeInteger(seq) ? { type: "undo", counter, seq } : malformed("seq");
});

/** `over`: what was seen of the counter when taking it from a colleague was agreed to. */
const take: Deed = ({ counter, over }, { clerk }) => {
  if (!counter) return malformed("counter");
  const take_over = over === undefined ? undefined : Number(over);
  if (take_over !== undefined && !Number.isSafeInteger(take_over)) return malformed("over");
  return { type: "open", counter, clerk, take_over };
};

/** What can be posted below `/desk/{location}/`, by the noun in the address. */
const DEEDS = {
  counter: take,
  calls: here((counter, { target }) =>
    target ? { type: "call", counter, ticket: target } : { type: "call-next", counter },
  ),
  recalls: here((counter) => ({ type: "recall", counter })),
  starts: here((counter) => ({ type: "start", counter })),
  finishes: here((counter) => ({ type: "finish", counter })),
  "no-shows": here((counter) => ({ type: "miss", counter })),
  returns: here((counter) => ({ type: "return", counter })),
  parkings: here((counter) => ({ type: "park", counter })),
  resumptions: here((counter, { target }) =>
    target ? { type: "resume", counter, ticket: target } : malformed("ticket"),
  ),
  transfers: transfer,
  continuations: here((counter, { service }) =>
    service ? { type: "continue", counter, service } : malformed("service"),
  ),
  pauses: pause,
  reopenings: here((counter) => ({ type: "reopen", counter })),
  closings: here((counter) => ({ type: "close", counter })),
  undos: undo,
  tickets: draw,
  "check-ins": ({ appointment }) =>
    appointment
      ? { type: "check-in", appointment, medium: "none", channel: "desk" }
      : malformed("appointment"),
  notes: note,
  priorities: prioritise,
  "put-backs": about((ticket, _form, { counter }) => ({
    type: "put-back",
    ticket,
    counter: counter ?? undefined,
  })),
  "step-outs": about((ticket) => ({ type: "step-out", ticket })),
  "come-backs": about((ticket) => ({ type: "come-back", ticket })),
  cancellations: about((ticket, _form, { counter }) => ({
    type: "cancel",
    ticket,
    counter: counter ?? undefined,
  })),
  prints: about((ticket, form, sender) => {
    const printer = printerFor(sender, form.printer);
    return printer instanceof Refused ? printer : { type: "print", ticket, printer };
  }),
  "seen-draws": ({ draw, device }) =>
    draw || device ? { type: "see-stranded", draw, device } : malformed("draw"),
  "seen-prints": (form) => (form.job ? { type: "see-print", job: form.job } : malformed("job")),
} satisfies Record<string, Deed>;

/** What a location is asked for. */
export type TicketDeed = keyof typeof DEEDS;

/** Also what only devices hear of: a call said once more is nothing that happened to its ticket. */
export type DeedName = TicketDeed | "announcements";

export function isDeed(name: string): name is DeedName {
  return Object.hasOwn(DEEDS, name) || name === "announcements";
}

/** What the form asks for. */
export function intentOf(name: TicketDeed, form: Form, sender: Sender): Intent | Refused {
  const deed: Deed = DEEDS[name];
  return deed(form, sender);
}

/** Deeds that concern whoever is at the counter: refused when that is no longer the one the page showed. */
const ABOUT_VISITOR: ReadonlySet<DeedName> = new Set<DeedName>([
  "calls",
  "recalls",
  "announcements",
  "starts",
  "finishes",
  "no-shows",
  "returns",
  "parkings",
  "resumptions",
  "continuations",
]);

/** Whether the page that sent the form showed the counter as it is: `at` the counter, `ticket` who is there. */
export function isCurrent(
  name: DeedName,
  form: Form,
  counter: string | null,
  ticket: string | null,
): boolean {
  if (name === "counter") return true;
  if (form.at !== undefined && form.at !== (counter ?? "")) return false;
  const concerns = ABOUT_VISITOR.has(name) || (name === "transfers" && !form.target);
  return !concerns || (form.ticket ?? "") === (ticket ?? "");
}
