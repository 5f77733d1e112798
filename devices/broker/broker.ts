import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { Aedes, type Client } from "aedes";
import type { Log } from "../../engine/log.ts";
import type { WireMessage } from "../contract/write.ts";
import type { Refused } from "../refused.ts";
import { boundedLog } from "./bounded-log.ts";
import { type Authenticate, Door, mayRetain, type TurnedAway } from "./door.ts";
import { guardReads } from "./guarded-read.ts";
import { BROKER_LIMITS, type BrokerLimits } from "./limits.ts";
import { type ListenAt, type Listening, type ListenRefusal, listenTcp, listenTls } from "./listen.ts";
import { Listeners } from "./listeners.ts";
import { BrokerMemory } from "./memory.ts";
import { Seats } from "./seats.ts";
import type { TlsIdentity } from "./tls-identity.ts";

export interface Broker {
  /** Opens an MQTT listener, over TLS with an identity; port 0 takes a free one. Publish the engine's retained state before. */
  listen(at: ListenAt, identity?: TlsIdentity): Promise<{ port: number } | Refused<ListenRefusal>>;
  /** Serves MQTT over any byte stream, e.g. a WebSocket; the address counts for the caps. */
  attach(stream: Duplex, from: { address: string }): void;
  /** Publishes in process, past the rights; resolves when the broker has taken it. */
  publish(message: WireMessage): Promise<void>;
  subscribe(filter: string, heard: (topic: string, payload: Uint8Array) => void): void;
  /** Hears which device's connection has ended, whoever ended it; a device that came back on another is not gone. */
  onGone(heard: (device: string) => void): void;
  /** Cuts a device's connection (its will goes out); false when it has none. */
  disconnect(device: string): boolean;
  readonly connections: number;
  close(): Promise<void>;
}

/** The embedded broker: aedes with the repairs and bounds it lacks. Speaks MQTT 3.1.1. */
export async function openBroker(options: {
  authenticate: Authenticate;
  log: Log;
  limits?: Partial<BrokerLimits>;
  turnedAway?: TurnedAway;
}): Promise<Broker> {
  const log = boundedLog(options.log);
  const limits = { ...BROKER_LIMITS, ...options.limits };
  const door = new Door(options.authenticate, log, options.turnedAway);
  const seats = new Seats(limits, log);
  const aedes = await Aedes.createBroker({ ...settings(limits), ...doorHandlers(door) });
  reportErrors(aedes, door, log);
  const clients = new Map<string, Client>();
  const gone = new Listeners<string>();
  const streams = new Set<Duplex>();
  const deviceOf = (client: Client) => door.who(client)?.device ?? client.id;
  aedes.on("client", (client) => void clients.set(deviceOf(client), client));
  aedes.on("clientDisconnect", (client) => {
    const device = deviceOf(client);
    if (clients.get(device) !== client) return;
    clients.delete(device);
    gone.tell(device);
  });

  function attach(stream: Duplex, { address }: { address: string }): void {
    const leave = seats.take(address);
    if (!leave) {
      stream.on("error", () => {}); // a refused stranger's reset is no news
      stream.destroy();
      return;
    }
    streams.add(stream);
    stream.once("close", () => {
      streams.delete(stream);
      leave();
    });
    guardReads(stream, limits, (why) =>
      log({ level: "warn", what: "connection cut", code: why.code, address }),
    );
    aedes.handle(stream);
  }

  const listeners: Listening[] = [];
  return {
    attach,
    async listen(at, identity) {
      const enter = (socket: Socket) => attach(socket, { address: socket.remoteAddress ?? "unknown" });
      const listening = identity
        ? await listenTls(at, identity, new Seats(limits, log), enter)
        : await listenTcp(at, enter);
      if ("close" in listening) listeners.push(listening);
      return "close" in listening ? { port: listening.port } : listening;
    },
    publish: (message) =>
      new Promise((resolve, reject) =>
        aedes.publish({ ...message, cmd: "publish", dup: false }, (error) =>
          error ? reject(error) : resolve(),
        ),
      ),
    subscribe(filter, heard) {
      aedes.subscribe(
        filter,
        (packet, done) => {
          done(); // first: a listener that throws must not stall the broker
          heard(packet.topic, Buffer.from(packet.payload));
        },
        () => {},
      );
    },
    onGone: (heard) => void gone.add(heard),
    disconnect(device) {
      const client = clients.get(device);
      client?.close();
      return client !== undefined;
    },
    get connections() {
      return seats.taken;
    },
    async close() {
      const listenersClosed = Promise.all(listeners.map((listener) => listener.close()));
      await new Promise<void>((resolve) => aedes.close(resolve));
      for (const stream of streams) stream.destroy(); // those that never signed in
      await listenersClosed;
    },
  };
}

function settings(limits: BrokerLimits) {
  return {
    persistence: new BrokerMemory(limits.offline_queue),
    concurrency: 1_000,
    connectTimeout: limits.connect_timeout_ms,
    drainTimeout: limits.drain_timeout_ms,
    keepaliveLimit: limits.keepalive_max_s,
    maxInflightInbound: 20,
    maxTopicLevels: 10,
    maxClientsIdLength: 32,
  };
}

type Handlers = Required<
  Pick<Aedes, "preConnect" | "authenticate" | "authorizePublish" | "authorizeSubscribe">
>;

/** Nobody's rights reach it. */
const NOWHERE = "wartemarke/v1/dropped";

function doorHandlers(door: Door): Handlers {
  return {
    preConnect(client, packet, next) {
      door.noteWill(client, packet);
      next(null, true);
    },
    authenticate(client, username, password, next) {
      void door.admit(client, username, password).then((turnedAway) => next(turnedAway ?? null, !turnedAway));
    },
    authorizePublish(client, packet, next) {
      if (!client || !door.mayPublish(client, packet.topic)) {
        if (!client || !door.dropsStrays(client)) return next(new Error("publish denied"));
        // The one way to drop a message that aedes has: send it where nobody may listen.
        Object.assign(packet, { topic: NOWHERE, payload: Buffer.alloc(0), retain: false });
        return next(null);
      }
      if (packet.retain && !mayRetain(packet.topic)) packet.retain = false;
      next(null);
    },
    authorizeSubscribe(client, subscription, next) {
      next(null, door.maySubscribe(client, subscription.topic) ? subscription : null);
    },
  };
}

function reportErrors(aedes: Aedes, door: Door, log: Log): void {
  // Of one that leaves while much is being told to it, each message fails by itself.
  const told = new WeakSet<Client>();
  const report = (client: Client, error: Error) => {
    if (told.has(client)) return;
    told.add(client);
    log({ level: "info", what: "connection failed", device: door.who(client)?.device, error: error.message });
  };
  aedes.on("clientError", report);
  aedes.on("connectionError", report);
  (aedes as NodeJS.EventEmitter).on("error", (error: Error) =>
    log({ level: "error", what: "broker failed", error: error.message }),
  );
}
