import { isDenied, isPending, type PairingState, pairingTable } from "../../machines/pairing.ts";
import { hashToken, newToken } from "../keys/keys.ts";
import type { DeviceKind } from "../town/town.ts";
import { newUserCode } from "./user-code.ts";

/** How long a code may be confirmed and its secret fetched. */
export const CODE_LASTS_MS = 900_000;
/** How long a device waits between two questions, at first; each time it is too hasty, as much longer. */
export const INTERVAL_MS = 5_000;
/** What the network may take from the pause between two questions. */
const SLACK_MS = 500;
/** Codes alive at once. */
const MOST = 1_000;

/** What asks to be paired: a device for the bus, or a browser that shall show a kiosk or a board. */
export interface Asker {
  kind: DeviceKind | "screen";
  /** What it says it is, at most 64 characters; empty when it does not say. */
  model: string;
  /** Where it asks from. */
  address: string;
}

/** What staff say it is: a device, kiosk or board of a location's document. */
export interface Target {
  location: string;
  id: string;
}

interface Pairing {
  readonly user_code: string;
  readonly asker: Asker;
  readonly asked_at: number;
  state: PairingState;
  interval_ms: number;
  polled_at: number;
  target: Target | null;
}

/** A code that may be confirmed. `asked_at` UTC ms. */
export type PendingPairing = Pick<Pairing, "user_code" | "asker" | "asked_at">;

/** What a device that waits is told, in the words of RFC 8628, 3.5 and RFC 6749, 5.2. */
export type NotYet =
  | "authorization_pending"
  | "slow_down"
  | "access_denied"
  | "expired_token"
  | "invalid_grant";

/**
 * Pairing as in RFC 8628. In memory: a start of the program ends what was not through, and the device asks anew. The device's
 * own code is kept as hash, and the secret is made only in the moment it is fetched.
 */
export class Pairings {
  private readonly byDeviceCode = new Map<string, Pairing>();
  private readonly byUserCode = new Map<string, Pairing>();

  /** A new pair of codes; null when too many are open. */
  begin(asker: Asker, now: number): { device_code: string; user_code: string } | null {
    this.sweep(now);
    if (this.byDeviceCode.size >= MOST) return null;
    const device_code = newToken();
    let user_code = newUserCode();
    while (this.byUserCode.has(user_code)) user_code = newUserCode();
    const state = pairingTable.initial;
    const times = { asked_at: now, polled_at: now, interval_ms: INTERVAL_MS };
    const pairing: Pairing = { user_code, asker, state, target: null, ...times };
    this.byDeviceCode.set(hashToken(device_code), pairing);
    this.byUserCode.set(user_code, pairing);
    return { device_code, user_code };
  }

  /** The pairing that this code may still confirm. */
  find(user_code: string, now: number): PendingPairing | null {
    const pairing = this.byUserCode.get(user_code);
    if (!pairing) return null;
    this.expire(pairing, now);
    return isPending(pairing.state) ? pairing : null;
  }

  /** Staff say what it is. False when the code is wrong, used or too old. */
  confirm(user_code: string, target: Target, now: number): boolean {
    const pairing = this.move(user_code, "confirmed", now);
    if (pairing) pairing.target = target;
    return pairing !== null;
  }

  /** Staff say no. False when the code is wrong, used or too old. */
  deny(user_code: string, now: number): boolean {
    return this.move(user_code, "denied", now) !== null;
  }

  /** A device was barred: who was confirmed as it gets nothing any more. */
  withdraw(id: string): void {
    for (const pairing of this.byDeviceCode.values()) {
      if (pairing.target?.id === id) this.step(pairing, "withdrawn");
    }
  }

  /** A device asks whether it was confirmed; the target once, then never again. */
  poll(device_code: string, now: number): Target | NotYet {
    const pairing = this.byDeviceCode.get(hashToken(device_code));
    if (!pairing) return "invalid_grant";
    const hasty = now - pairing.polled_at < pairing.interval_ms - SLACK_MS;
    pairing.polled_at = now;
    if (!hasty) return this.claim(device_code, now);
    pairing.interval_ms += INTERVAL_MS;
    return "slow_down";
  }

  /** The same for a page of ours, which people may load as often as they like. */
  claim(device_code: string, now: number): Target | NotYet {
    const pairing = this.byDeviceCode.get(hashToken(device_code));
    if (!pairing) return "invalid_grant";
    this.expire(pairing, now);
    if (isPending(pairing.state)) return "authorization_pending";
    if (isDenied(pairing.state)) return "access_denied";
    if (pairing.target && this.step(pairing, "claimed")) return pairing.target;
    return now - pairing.asked_at < CODE_LASTS_MS ? "invalid_grant" : "expired_token";
  }

  /** The code of a pairing that waits, by the device's own code. */
  shown(device_code: string, now: number): string | null {
    const code = this.byDeviceCode.get(hashToken(device_code))?.user_code;
    return code && this.find(code, now) ? code : null;
  }

  private move(user_code: string, event: string, now: number): Pairing | null {
    const pairing = this.byUserCode.get(user_code);
    if (!pairing) return null;
    this.expire(pairing, now);
    return this.step(pairing, event) ? pairing : null;
  }

  private step(pairing: Pairing, event: string): boolean {
    const next = pairingTable.next(pairing.state, event);
    if (next) pairing.state = next;
    return next !== undefined;
  }

  private expire(pairing: Pairing, now: number): void {
    if (now - pairing.asked_at >= CODE_LASTS_MS) this.step(pairing, "expired");
  }

  /** Those that are over are remembered as long again, so that their device hears why. */
  private sweep(now: number): void {
    for (const [key, pairing] of this.byDeviceCode) {
      if (now - pairing.asked_at < 2 * CODE_LASTS_MS) return;
      this.byDeviceCode.delete(key);
      this.byUserCode.delete(pairing.user_code);
    }
  }
}
