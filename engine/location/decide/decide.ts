import type { Refused } from "../../refusal.ts";
import type { Command, Intent } from "../command.ts";
import type { Draft } from "../event.ts";
import { Plan } from "../plan.ts";
import type { LocationState } from "../state.ts";
import { adoptDraws } from "./adopt.ts";
import { ask, callOff, confirm, hold, move } from "./appointment.ts";
import { call, callNext, recall } from "./call.ts";
import { checkIn } from "./check-in.ts";
import { configure } from "./configure.ts";
import { close, open, pause, reopen } from "./counter.ts";
import { deadline } from "./deadline.ts";
import { draw } from "./draw.ts";
import type { Handler } from "./handler.ts";
import { changeHours, restoreHours } from "./hours.ts";
import { allotContingents, lendSeries, seeStranded } from "./ledger.ts";
import { note, prioritise } from "./note.ts";
import { whyNotOwn } from "./own-counter.ts";
import { park, resume } from "./park.ts";
import { delay, prepare } from "./prepare.ts";
import { print, reportPrint, seePrint } from "./print.ts";
import { confirmRequest, makeRequest, withdrawRequest } from "./request.ts";
import { finish, giveBack, miss, proceed, start } from "./serve.ts";
import { transfer } from "./transfer.ts";
import { undo } from "./undo.ts";
import { cancel, comeBack, putBack, stepOut } from "./visitor.ts";

const HANDLERS: { [T in Intent["type"]]: Handler<T> } = {
  draw,
  "call-next": callNext,
  call,
  recall,
  start,
  finish,
  miss,
  return: giveBack,
  park,
  resume,
  transfer,
  continue: proceed,
  note,
  prioritise,
  "put-back": putBack,
  "step-out": stepOut,
  "come-back": comeBack,
  cancel,
  open,
  pause,
  reopen,
  close,
  undo,
  print,
  "report-print": reportPrint,
  "see-print": seePrint,
  "hold-appointment": hold,
  "confirm-appointment": confirm,
  "ask-appointment": ask,
  "move-appointment": move,
  "cancel-appointment": callOff,
  "delay-appointment": delay,
  "prepare-appointment": prepare,
  "make-request": makeRequest,
  "confirm-request": confirmRequest,
  "withdraw-request": withdrawRequest,
  "check-in": checkIn,
  "lend-series": lendSeries,
  "allot-contingents": allotContingents,
  "adopt-draws": adoptDraws,
  "see-stranded": seeStranded,
  "change-hours": changeHours,
  "restore-hours": restoreHours,
  configure,
  deadline,
};

/** What a command leads to at `now` (UTC ms), or why it does not. Pure: the state is only read. */
export function decide(state: LocationState, command: Command, now: number): Draft[] | Refused {
  const notOwn = whyNotOwn(state, command);
  if (notOwn) return notOwn;
  const plan = new Plan(state, now);
  const by = { staff: command.actor.startsWith("staff:"), command: command.id };
  const handler = HANDLERS[command.intent.type] as Handler<Intent["type"]>;
  handler(plan, command.intent as never, by);
  return plan.done();
}
