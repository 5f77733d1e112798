import {
  appointmentPath,
  type NamedAppointment,
  readAppointmentToken,
} from "../../engine/keys/appointment-token.ts";
import { addressOf, type House } from "../house.ts";

/** The personal link of an appointment, as people open it and as its QR code carries it. */
export function addressOfAppointment(house: House, request: Request, appointment: string): string {
  return `${addressOf(house, request)}${appointmentPath(house.engine.keys, appointment)}`;
}

/** What a scanned or typed personal link names: the whole address or its token; null when it is none of ours. */
export function appointmentAt(house: Pick<House, "engine">, text: string): NamedAppointment | null {
  const token = /(?:\/a\/)?([^/?#]+)(?:[?#].*)?$/.exec(text.trim())?.[1] ?? "";
  return readAppointmentToken(house.engine.keys, token);
}
