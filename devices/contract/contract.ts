import type { Static, TSchema } from "@sinclair/typebox";
import { KINDS, type Kind } from "./atoms.ts";
import { AwayAnswer, AwayDraws, Kit, LedgerSaid } from "./away.ts";
import { AnnounceArgs, command, PrintArgs, Result } from "./command.ts";
import { ButtonPress, PaperTaken, Scan, TicketAnswer, TicketRequest } from "./event.ts";
import { Config, Display } from "./set.ts";
import { Availability, Health, Info, Reported } from "./state.ts";

type Direction = "from-device" | "to-device";

interface Entry {
  readonly direction: Direction;
  readonly retain: boolean;
  readonly qos: 1;
  /** `plain` is one bare word, `json` is a UTF-8 JSON object. */
  readonly format: "plain" | "json";
  readonly kinds: readonly Kind[];
  readonly payload: TSchema;
  readonly says: string;
}

function state<P extends TSchema>(
  payload: P,
  says: string,
  format: Entry["format"] = "json",
  kinds: readonly Kind[] = KINDS,
) {
  return { direction: "from-device", retain: true, qos: 1, format, kinds, payload, says } as const;
}
function desired<P extends TSchema>(kinds: readonly Kind[], payload: P, says: string) {
  return { direction: "to-device", retain: true, qos: 1, format: "json", kinds, payload, says } as const;
}
function order<P extends TSchema>(kinds: readonly Kind[], payload: P, says: string) {
  return { direction: "to-device", retain: false, qos: 1, format: "json", kinds, payload, says } as const;
}
function word<P extends TSchema>(kinds: readonly Kind[], payload: P, says: string) {
  return { direction: "from-device", retain: false, qos: 1, format: "json", kinds, payload, says } as const;
}

/** Kinds that may give out paper by themselves. */
const DRAWING = ["printer", "kiosk", "buttonbox"] as const;

/**
 * Every topic below `wartemarke/v1/{location}/dev/{device}/`, with payload, retain flag, QoS and direction.
 * Types, validation and the AsyncAPI document all come from this one map, so they cannot drift apart.
 */
export const CONTRACT = {
  "state/availability": state(Availability, "Is it there? Also the last will.", "plain"),
  "state/info": state(Info, "Birth: what the device is."),
  "state/health": state(Health, "How it is, on change and every 60 s."),
  "state/reported": state(Reported, "The revision it really shows."),
  "state/ledger": state(LedgerSaid, "It draws by itself while it cannot ask.", "json", DRAWING),
  "set/display": desired(["sign"], Display, "What the sign shall show; an empty payload removes it."),
  "set/config": desired(KINDS, Config, "Settings; an empty payload removes them."),
  "set/kit": desired(DRAWING, Kit, "What it needs in order to draw while it cannot ask."),
  "cmd/print": order(["printer"], command(PrintArgs), "Print a ticket once."),
  "cmd/announce": order(["announcer"], command(AnnounceArgs), "Say it aloud; stale after about 15 s."),
  "res/print": word(["printer"], Result, "How the print job went."),
  "res/announce": word(["announcer"], Result, "How the announcement went."),
  "evt/ticket-request": word(["kiosk", "buttonbox"], TicketRequest, "Somebody asks for a ticket."),
  "evt/button": word(["kiosk", "buttonbox"], ButtonPress, "A button that is not bound to a service."),
  "evt/scan": word(["kiosk", "buttonbox"], Scan, "A barcode or QR code was read."),
  "evt/paper-taken": word(["printer"], PaperTaken, "The visitor took the ticket."),
  "evt/away-draws": word(DRAWING, AwayDraws, "What it drew while it could not ask."),
  "ack/away-draws": order(DRAWING, AwayAnswer, "How far that was taken over."),
  "ack/ticket-request": order(["kiosk", "buttonbox"], TicketAnswer, "The ticket drawn, or why not."),
} as const satisfies Record<string, Entry>;

type Contract = typeof CONTRACT;
/** `area/name` of a topic, e.g. `cmd/print`. */
export type Path = keyof Contract;
export type Payload<P extends Path> = Static<Contract[P]["payload"]>;
type Directed<D extends Direction> = { [P in Path]: Contract[P]["direction"] extends D ? P : never }[Path];
export type FromDevicePath = Directed<"from-device">;
export type ToDevicePath = Directed<"to-device">;

/** Names one device of one location. */
export interface Address {
  readonly location: string;
  readonly device: string;
}

export type MessageAt<P extends Path> = Address & { readonly path: P; readonly payload: Payload<P> };
/** A validated message; `switch (message.path)` gives the payload its type. */
export type DeviceMessage = { [P in FromDevicePath]: MessageAt<P> }[FromDevicePath];
export type EngineMessage = { [P in ToDevicePath]: MessageAt<P> }[ToDevicePath];

export const PATHS = Object.keys(CONTRACT).filter(isPath);

export function isPath(path: string): path is Path {
  return Object.hasOwn(CONTRACT, path);
}
export function isFromDevice(path: Path): path is FromDevicePath {
  return CONTRACT[path].direction === "from-device";
}
