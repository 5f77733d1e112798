import { Passkeys } from "./accounts/passkeys.ts";
import { Portals } from "./accounts/portal.ts";
import { VisitorAccounts } from "./accounts/visitor-accounts.ts";
import { Admission } from "./admission.ts";
import { Announced } from "./announcement/announced.ts";
import { BoardTrials } from "./announcement/board-trials.ts";
import { Boards } from "./announcement/boards.ts";
import type { Appointment } from "./appointments/appointment.ts";
import type { Clock } from "./clock.ts";
import type { KeptContact } from "./contacts/contact.ts";
import { Contacts } from "./contacts/contacts.ts";
import { ContactLimit } from "./contacts/limit.ts";
import type { Vault } from "./contacts/vault.ts";
import { Credentials } from "./fleet/credentials.ts";
import { Fleet } from "./fleet/fleet.ts";
import { Pages } from "./fleet/pages.ts";
import { Pairings } from "./fleet/pairings.ts";
import { Sightings } from "./fleet/sightings.ts";
import type { AtCounters } from "./fleet/sign.ts";
import { Trials } from "./fleet/trials.ts";
import { Hub } from "./hub.ts";
import type { Keys } from "./keys/keys.ts";
import { Puzzles } from "./keys/puzzles.ts";
import { type ActorPorts, LocationActor } from "./location/actor.ts";
import type { Answer, Command } from "./location/command.ts";
import type { Glance } from "./location/glance.ts";
import type { LocationState } from "./location/state.ts";
import type { Log } from "./log.ts";
import { Messages, type Post } from "./messages/messages.ts";
import type { Shown } from "./messages/outbox.ts";
import { Refused } from "./refusal.ts";
import { Accounts } from "./staff/accounts.ts";
import { Sessions } from "./staff/sessions.ts";
import type { Store } from "./store/port.ts";
import { revision } from "./town/revision.ts";
import type { Town } from "./town/town.ts";

export interface EnginePorts {
  store: Store;
  clock: Clock;
  log: Log;
  keys: Keys;
  /** Seals personal data. */
  vault: Vault;
  /** How visitors are written to; absent: nothing leaves the house, all of it stands in the outbox. */
  post?: Post;
  /** Client secrets at towns' portals, by location; absent: nobody signs in there. */
  portal_secrets?: ReadonlyMap<string, string>;
  towns: readonly Town[];
  /** Raised by a restore from backup, so that devices believe the older state: the first part of every `rev`. */
  epoch: number;
  /** After so long a page of a board or kiosk that says nothing is gone; as it is meant unless said. */
  page_silence_ms?: number;
}

/** Each that closes holds all of its rows as text. */
const CLOSED_AT_ONCE = 64;
/** How often sessions that have run out are removed, ms. */
const SWEEP_MS = 3_600_000;
/** So many locations are read at once, when all are: a few hundred kilobytes. */
const GLANCED_AT_ONCE = 200;
/** So many locations with something due are loaded at once at a start, 3 ms each. */
const ROUSED_AT_ONCE = 16;

/** Everything the rooms `web` and `devices` work with. */
export class Engine {
  readonly hub: Hub;
  readonly fleet: Fleet;
  readonly credentials: Credentials;
  readonly pairings = new Pairings();
  readonly trials: Trials;
  /** Whether announcers said calls, and what is to be said again. */
  readonly announced: Announced;
  /** The browsers that are boards and kiosks. */
  readonly pages: Pages;
  /** What the boards' pages show and say. */
  readonly boards: Boards;
  readonly boardTrials: BoardTrials;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly contacts: Contacts;
  readonly contactLimit: ContactLimit;
  readonly puzzles: Puzzles;
  readonly messages: Messages;
  /** Visitors' accounts, and their ways in beside the password. */
  readonly visitors: VisitorAccounts;
  readonly passkeys: Passkeys;
  readonly portals: Portals;
  readonly clock: Clock;
  readonly log: Log;
  readonly keys: Keys;
  readonly store: Store;
  readonly epoch: number;
  private readonly sightings: Sightings;
  private readonly actors = new Map<string, LocationActor>();
  private readonly admission = new Admission();
  private readonly heads = new Map<string, number>();
  private callOffSweep: () => void = () => {};

  constructor(ports: EnginePorts) {
    const { store, clock, log, keys, vault, towns, epoch, page_silence_ms } = ports;
    this.store = store;
    this.clock = clock;
    this.log = log;
    this.keys = keys;
    this.epoch = epoch;
    this.hub = new Hub(log);
    this.fleet = new Fleet(towns);
    this.trials = new Trials(this.fleet);
    this.announced = new Announced((location) => this.tellDevices(location));
    const says = (location: string) => this.hub.said(location, this.heads.get(location) ?? 0);
    this.announced.listen(({ location }) => says(location));
    this.pages = new Pages(this.fleet, clock, page_silence_ms);
    this.boards = new Boards(this.pages);
    this.boardTrials = new BoardTrials(this.pages, says);
    this.credentials = new Credentials(store, this.fleet);
    this.sightings = new Sightings({ store, fleet: this.fleet, clock, log });
    this.accounts = new Accounts(store);
    this.sessions = new Sessions(store);
    const look = (location: string, appointment: string) => this.look(location, appointment);
    this.contacts = new Contacts({
      store,
      vault,
      now: clock.now,
      town: (location) => this.town(location),
      look,
      forgetMessages: (appointment) => this.messages.forget(appointment),
      request: (location, id) => this.read(location, ({ requests }) => requests.get(id) ?? null),
    });
    this.puzzles = new Puzzles(keys);
    this.contactLimit = new ContactLimit({ contacts: this.contacts, look });
    const post = ports.post ?? { ways: { mail: null, sms: null }, url: "" };
    this.messages = new Messages({
      store,
      vault,
      clock,
      log,
      keys,
      hub: this.hub,
      contacts: this.contacts,
      post,
      town: (location) => this.town(location),
      look,
      read: (location, look) => this.read(location, look),
    });
    this.visitors = new VisitorAccounts({
      store,
      vault,
      keys,
      sessions: this.sessions,
      now: clock.now,
      log,
      url: post.url,
      tell: (letter) => this.messages.tell(letter),
      office: (location) => this.town(location)?.name ?? location,
    });
    this.passkeys = new Passkeys({ store, now: clock.now, log });
    this.portals = new Portals({
      town: (location) => this.town(location),
      secrets: ports.portal_secrets ?? new Map(),
      log,
    });
    const committed: ActorPorts["committed"] = ({ town, seq }, events, rows) => {
      this.heads.set(town.id, seq);
      this.announced.committed(town.id, events);
      this.hub.committed(town.id, seq, events);
      this.contacts.committed(rows);
      this.messages.committed(rows);
    };
    const shared = { store, clock, log, committed };
    for (const town of towns) this.actors.set(town.id, new LocationActor(town, revision(town), shared));
    // A secret given out or taken away meanwhile: who was confirmed as this device gets none beside it.
    this.credentials.listen((device) => this.pairings.withdraw(device));
    this.fleet.listen((device) => this.tellDevices(device.location));
    this.fleet.bus.listen(() => {
      for (const { id } of towns) this.tellDevices(id);
    });
  }

  /** Wakes the locations that have something due; a location that nobody asks for stays asleep until then. */
  async start(): Promise<void> {
    this.fleet.started_at = this.clock.now();
    await this.credentials.start(this.clock.now());
    await this.sightings.start();
    this.sweep();
    this.messages.start();
    const now = this.clock.now();
    const deadlines = await this.store.deadlines();
    void this.catchUp(deadlines.filter(({ at }) => at <= now).map(({ location }) => location));
    const ahead = deadlines.filter(({ at }) => at > now);
    // One alarm for all whose day ends at the same moment.
    for (const [at, some] of Map.groupBy(ahead, (one) => one.at)) {
      const actors = some.flatMap(({ location }) => this.actors.get(location) ?? []);
      this.clock.after(at - this.clock.now(), () => {
        for (const actor of actors) actor.wake();
      });
    }
  }

  get towns(): Town[] {
    return [...this.actors.values()].map((actor) => actor.town);
  }

  town(location: string): Town | undefined {
    return this.actors.get(location)?.town;
  }

  /** Asks a location; the answer is durable when it comes. Rejects on bugs only. */
  async ask(location: string, command: Command): Promise<Answer | Refused> {
    const actor = this.actors.get(location);
    if (!actor) return new Refused("unknown-location", "There is no such office here");
    if (!this.admission.enter(command))
      return new Refused("busy", "Too much is going on in this house at once, please try again");
    try {
      return await actor.ask(command);
    } finally {
      this.admission.leave(command);
    }
  }

  /** Looks at a location while all of its state is durable; null where there is no such location. */
  async read<T>(location: string, look: (state: LocationState, now: number) => T): Promise<T | null> {
    const actor = this.actors.get(location);
    return actor ? actor.read(look) : null;
  }

  /** An appointment as it is durable; null where there is no such location or appointment. */
  async look(location: string, appointment: string): Promise<Appointment | null> {
    return this.actors.get(location)?.look(appointment) ?? null;
  }

  /** Every location as its signs need it, by its rows; null where it has to be loaded to know. */
  async *glances(): AsyncGenerator<[location: string, glance: Glance | null]> {
    const actors = [...this.actors];
    for (let at = 0; at < actors.length; at += GLANCED_AT_ONCE) {
      const some = actors.slice(at, at + GLANCED_AT_ONCE);
      const stored = await this.store.glance(some.map(([location]) => location));
      const found = new Map(stored.map((one) => [one.location, one]));
      for (const [location, actor] of some) {
        const one = found.get(location);
        yield [location, one ? actor.glance(one) : null];
      }
    }
  }

  /** Looks at a location for its signs' sake: at the glance as long as it holds, else as `read` does. */
  async glimpse<T>(glance: Glance, look: (seen: AtCounters, now: number) => T): Promise<T | null> {
    return this.actors.get(glance.location)?.glimpse(glance, look) ?? null;
  }

  /** All that is kept of a person about an appointment: for an export to whom it belongs. */
  async personal(appointment: string): Promise<{ contact: KeptContact | null; messages: Shown[] }> {
    const contact = await this.contacts.of(appointment);
    return { contact, messages: await this.messages.about(appointment) };
  }

  /** Removes all of that, before its term; what was still to be written is not. The appointment itself stays. */
  async erase(appointment: string): Promise<void> {
    await this.contacts.forget(appointment);
    await this.messages.forget(appointment);
  }

  /** Finishes what is under way and writes everything; the store stays open. */
  async close(): Promise<void> {
    this.callOffSweep();
    this.pages.close();
    await this.visitors.close();
    await this.messages.close();
    const left = this.actors.values();
    const close = async () => {
      for (const actor of left) await actor.close();
    };
    await Promise.all(Array.from({ length: CLOSED_AT_ONCE }, close));
    await this.sightings.close();
  }

  /** After a crash that is every location: who asks for one meanwhile must not wait for all the others. */
  private async catchUp(locations: readonly string[]): Promise<void> {
    const left = locations.values();
    const next = async () => {
      for (const location of left) await this.actors.get(location)?.rouse();
    };
    await Promise.all(Array.from({ length: ROUSED_AT_ONCE }, next));
  }

  private tellDevices(location: string): void {
    this.hub.devices(location, this.heads.get(location) ?? 0);
  }

  private sweep(): void {
    this.sessions
      .sweep(this.clock.now())
      .catch((error) => this.log({ level: "error", what: "sessions not swept", error }));
    this.contacts.sweep().catch((error) => this.log({ level: "error", what: "contacts not swept", error }));
    this.visitors.sweep().catch((error) => this.log({ level: "error", what: "accounts not swept", error }));
    this.callOffSweep = this.clock.after(SWEEP_MS, () => this.sweep());
  }
}
