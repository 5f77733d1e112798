import type { AnyStateMachine } from "xstate";
import { announcementMachine, announcementTable } from "./announcement.ts";
import { appointmentMachine, appointmentTable } from "./appointment.ts";
import type { Table } from "./compile.ts";
import { counterMachine, counterTable } from "./counter.ts";
import { linkMachine, linkTable } from "./link.ts";
import { messageMachine, messageTable } from "./message.ts";
import { pairingMachine, pairingTable } from "./pairing.ts";
import { printMachine, printTable } from "./print.ts";
import { requestMachine, requestTable } from "./request.ts";
import { ticketMachine, ticketTable } from "./ticket.ts";
import { trialMachine, trialTable } from "./trial.ts";

/** Every machine of the house with its table: the page, the model-based proof and the events foreign to each read this. */
export const lifecycles: { machine: AnyStateMachine; table: Table<string> }[] = [
  { machine: ticketMachine, table: ticketTable },
  { machine: appointmentMachine, table: appointmentTable },
  { machine: counterMachine, table: counterTable },
  { machine: printMachine, table: printTable },
  { machine: linkMachine, table: linkTable },
  { machine: pairingMachine, table: pairingTable },
  { machine: trialMachine, table: trialTable },
  { machine: requestMachine, table: requestTable },
  { machine: messageMachine, table: messageTable },
  { machine: announcementMachine, table: announcementTable },
];
