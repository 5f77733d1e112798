import { type BoardSeen, boardsSeen } from "../../engine/announcement/board-truth.ts";
import { currentCalls } from "../../engine/announcement/calls.ts";
import { callSound } from "../../engine/announcement/rule.ts";
import { canSpeak, type Voice, voiceTruth } from "../../engine/announcement/voice-truth.ts";
import type { Engine } from "../../engine/engine.ts";
import { type SignTruth, signTruth } from "../../engine/fleet/shown.ts";
import type { Counter } from "../../engine/location/counter.ts";
import type { LocationState } from "../../engine/location/state.ts";

/** What is known of the things that shall show and say what goes on at a counter. */
export interface Truths {
  sign: SignTruth;
  /** Of a call: the boards in use. */
  boards: BoardSeen[];
  /** Of a call: whether it was said. */
  voice: Voice;
  /** Of a call: whether anything could say it once more, and whether it is being said now. */
  again: "no" | "yes" | "being-said";
}

/** What the work page asks of the devices. */
export type Devices = Pick<Engine, "fleet" | "epoch" | "announced" | "boards">;

/** The truth about a counter at `now` (UTC ms). */
export function truthsOf(
  state: LocationState,
  now: number,
  devices: Devices,
  { id, shown }: Counter,
): Truths {
  const { fleet, epoch } = devices;
  const { town } = state;
  const rule = town.counters.find((one) => one.id === id);
  const sign = signTruth(fleet, rule?.sign, { epoch, shown, now });
  const call = currentCalls(state).find(({ counter }) => counter === id);
  if (!call) return { sign, boards: [], voice: { truth: "none", why: null }, again: "no" };
  const voice = voiceTruth(devices, town, call, now);
  const speaks = !callSound(town, now).quiet && canSpeak(devices, town);
  const again = voice.truth === "sounding" ? "being-said" : speaks ? "yes" : "no";
  return { sign, boards: boardsSeen(devices, town, call, now), voice, again };
}
