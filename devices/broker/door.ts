import type { AuthErrorCode, AuthenticateError, Client, ConnectPacket } from "aedes";
import type { Log } from "../../engine/log.ts";
import { ID_PATTERN } from "../contract/atoms.ts";
import { isFromDevice } from "../contract/contract.ts";
import { parseTopic, ROOT } from "../contract/topic.ts";
import { isRefused, type Refused, refuse } from "../refused.ts";
import { mayPublish, maySubscribe, type Rights } from "./rights.ts";
import { strayLog } from "./stray-log.ts";

export interface Credentials {
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
}
/** Who a connection turned out to be. */
export interface Admitted {
  readonly device: string;
  readonly location: string;
  readonly rights: Rights;
}
/** Knows the devices; refuses with a code and a sentence, and throws only when it cannot know. */
export type Authenticate = (credentials: Credentials) => Promise<Admitted | Refused>;

/** Who was refused, and the refusal's code. */
export type TurnedAway = (who: Pick<Credentials, "username" | "clientId">, code: string) => void;

/** A maker's firmware may insist on a client id of its own. */
const CLIENT_ID = /^[A-Za-z0-9_/-]{1,32}$/;

const IDENTIFIER_REJECTED = 2;
const SERVER_UNAVAILABLE = 3;
const NOT_AUTHORIZED = 5;

/** Decides who comes in and what they may say and hear; every denial is one log line, but a maker's firmware's usual ones. */
export class Door {
  readonly #admitted = new WeakMap<Client, Admitted>();
  readonly #wills = new WeakMap<Client, string>();
  readonly #stray: ReturnType<typeof strayLog>;

  constructor(
    readonly authenticate: Authenticate,
    readonly log: Log,
    /** Hears who was refused, by the names they gave, which may be anybody's. */
    readonly turnedAway: TurnedAway = () => {},
  ) {
    this.#stray = strayLog(log);
  }

  noteWill(client: Client, { will }: ConnectPacket): void {
    if (will) this.#wills.set(client, will.topic);
  }

  /** Undefined lets the client in, an error turns it away with its MQTT return code. */
  async admit(client: Client, username: string | undefined, password: Uint8Array | undefined) {
    const found = await this.#identify(client, username, password);
    if (!isRefused(found)) {
      this.#admitted.set(client, found);
      return undefined;
    }
    this.log({ level: "warn", what: "sign-in refused", code: found.code, device: safeId(client.id) });
    this.turnedAway({ username: username ?? "", clientId: client.id }, found.code);
    const code =
      found.code === "bad-client-id"
        ? IDENTIFIER_REJECTED
        : found.code === "unavailable"
          ? SERVER_UNAVAILABLE
          : NOT_AUTHORIZED;
    return Object.assign(new Error(found.sentence), {
      returnCode: code as AuthErrorCode,
    }) satisfies AuthenticateError;
  }

  async #identify(client: Client, username: string | undefined, password: Uint8Array | undefined) {
    const clientId = client.id;
    if (!CLIENT_ID.test(clientId)) return refuse("bad-client-id", "The client id must be the device id.");
    if (!username || !ID_PATTERN.test(username) || !password)
      return refuse("bad-credentials", "The user name must be the device id.");
    let found: Admitted | Refused;
    try {
      found = await this.authenticate({
        clientId,
        username,
        password: Buffer.from(password).toString("utf8"),
      });
    } catch (error) {
      this.log({
        level: "error",
        what: "sign-in could not be checked",
        device: clientId,
        error: String(error),
      });
      return refuse("unavailable", "Sign-in cannot be checked at the moment.");
    }
    if (isRefused(found)) return found;
    const will = this.#wills.get(client);
    if (will !== undefined && !mayPublish(found.rights, will))
      return refuse("foreign-will", "The last will is on a foreign topic.");
    return found;
  }

  who(client: Client): Admitted | undefined {
    return this.#admitted.get(client);
  }

  mayPublish(client: Client, topic: string): boolean {
    const admitted = this.#admitted.get(client);
    if (admitted && mayPublish(admitted.rights, topic)) return true;
    this.#deny("publish denied", admitted, topic);
    return false;
  }

  /** Whether what a connection publishes elsewhere is dropped, instead of ending it. */
  dropsStrays(client: Client): boolean {
    return this.#admitted.get(client)?.rights.strays === "dropped";
  }

  maySubscribe(client: Client, filter: string): boolean {
    const admitted = this.#admitted.get(client);
    if (admitted && maySubscribe(admitted.rights, filter)) return true;
    this.#deny("subscribe denied", admitted, filter);
    return false;
  }

  #deny(what: string, admitted: Admitted | undefined, topic: string): void {
    const [device, named] = [admitted?.device, safeTopic(topic)];
    if (device !== undefined && admitted?.rights.strays === "dropped") this.#stray(what, device, named);
    else this.log({ level: "warn", what, device, topic: named });
  }
}

/**
 * Below our root only the state topics of the contract may be retained: an event kept for ever would be drawn
 * again at every start, and free topic names would let one broken device fill the memory.
 */
export function mayRetain(topic: string): boolean {
  if (!topic.startsWith(`${ROOT}/`)) return true;
  const parsed = parseTopic(topic);
  return !isRefused(parsed) && isFromDevice(parsed.path) && parsed.path.startsWith("state/");
}

/** Logs may show what strangers send only after it is cut to plain characters. */
function safeTopic(topic: string): string {
  return topic.slice(0, 120).replaceAll(/[^\w/#+$-]/g, "?");
}
function safeId(id: string): string {
  return id.slice(0, 40).replaceAll(/[^\w-]/g, "?");
}
