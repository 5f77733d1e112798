import type { ACCOUNT, MessageChannel, MessageKind } from "../../engine/messages/message.ts";
import type { Shown } from "../../engine/messages/outbox.ts";
import { NO_ADDRESS } from "../../engine/messages/write.ts";
import type { MessageState } from "../../machines/message.ts";

/** Staff pages speak German. */
export const KINDS: Record<MessageKind | typeof ACCOUNT, string> = {
  account: "Konto",
  confirm: "Bitte bestätigen",
  confirmed: "Termin gebucht",
  changed: "Termin verlegt",
  cancelled: "Termin abgesagt",
  reminder: "Erinnerung am Vortag",
  nth: "Bald dran",
  called: "Aufgerufen",
  "confirm-request": "Wunsch bestätigen",
  requested: "Wunsch eingegangen",
  "requested-already": "Wunsch noch einmal geschickt",
  "passed-over": "Nicht ausgelost",
};

export const CHANNELS: Record<MessageChannel, string> = { mail: "E-Mail", sms: "SMS" };

export const STATES: Record<MessageState, string> = {
  planned: "geplant",
  ready: "wartet auf den nächsten Versuch",
  sending: "wird verschickt",
  unknown: "ohne Antwort, wird geprüft",
  sent: "verschickt",
  delivered: "angekommen",
  lost: "unklar, ob angekommen",
  kept: "bleibt im Haus",
  failed: "nicht zugestellt",
  dropped: "nicht mehr nötig",
};

/** Why a message stands where it does; codes that are not in here speak for themselves to whoever runs the house. */
const CODES: Record<string, string> = {
  "no-way": "Dafür ist kein Versand eingerichtet.",
  "no-address": "Es gibt keine Adresse, an die diese Stadt schreibt.",
  "sms-bound": "In dieser Stunde sind schon so viele SMS hinausgegangen, wie erlaubt sind.",
  "too-late": "Es war zu spät dafür.",
  settled: "Inzwischen ist etwas anderes geschehen.",
  "not-delivered": "Das Netz meldet: nicht angekommen.",
  interrupted: "Die Antwort ging verloren, als das Programm endete.",
  "smtp-unreachable": "Der Mailserver ist nicht zu erreichen.",
  "smtp-no-answer": "Der Mailserver hat nicht geantwortet.",
  "smtp-auth": "Der Mailserver nimmt unsere Anmeldung nicht an.",
  "gateway-unreachable": "Der SMS-Dienst ist nicht zu erreichen.",
  "gateway-no-answer": "Der SMS-Dienst hat nicht geantwortet.",
};

/** That a message will not go, though nothing has come of it yet; null for all others. */
export function staysOf({ code }: Pick<Shown, "code">): string | null {
  return code === NO_ADDRESS ? "wird nicht verschickt" : null;
}

export function whyOf(code: string | null): string | null {
  return code && (CODES[code] ?? `Meldung: ${code}`);
}
