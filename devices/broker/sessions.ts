import { covers } from "./topic-filter.ts";

/** The fields of an aedes packet that a waiting queue depends on. */
export interface QueuedPacket {
  readonly brokerId?: string;
  readonly brokerCounter?: number;
  messageId?: number;
}
export interface SessionFilter {
  readonly topic: string;
  readonly qos: number;
}

interface Session<P> {
  readonly filters: Map<string, number>;
  readonly queue: P[];
}

/**
 * Sessions of clients that connect without "clean session", with a bounded queue: aedes' own grows without end.
 * The oldest message falls out, which loses nothing: state is retained, and commands live in the engine's database.
 */
export class Sessions<P extends QueuedPacket> {
  readonly #sessions = new Map<string, Session<P>>();
  constructor(readonly queue_limit: number) {}

  add(client: string, filters: readonly SessionFilter[]): void {
    const session = this.#sessions.get(client) ?? { filters: new Map(), queue: [] };
    this.#sessions.set(client, session);
    for (const { topic, qos } of filters) session.filters.set(topic, qos);
  }
  remove(client: string, filters: readonly string[]): void {
    for (const filter of filters) this.#sessions.get(client)?.filters.delete(filter);
  }
  end(client: string): void {
    this.#sessions.delete(client);
  }
  filters(client: string): SessionFilter[] {
    return [...(this.#sessions.get(client)?.filters ?? [])].map(([topic, qos]) => ({ topic, qos }));
  }

  *subscribedTo(topic: string): Generator<SessionFilter & { clientId: string }> {
    for (const [clientId, { filters }] of this.#sessions) {
      for (const [filter, qos] of filters) {
        if (qos > 0 && covers(filter, topic)) yield { clientId, topic: filter, qos };
      }
    }
  }

  enqueue(client: string, packet: P): void {
    const session = this.#sessions.get(client);
    if (!session) return;
    session.queue.push(packet);
    if (session.queue.length > this.queue_limit) session.queue.shift();
  }
  /** Notes the id under which a queued packet was sent; one that fell out meanwhile is none of our business. */
  sent(client: string, packet: P): void {
    const queue = this.queue(client);
    const same = queue.find(
      (p) => p.brokerId === packet.brokerId && p.brokerCounter === packet.brokerCounter,
    );
    if (same) same.messageId = packet.messageId;
  }
  /** QoS 2: the release takes the place of the message it releases. */
  released(client: string, release: P): void {
    const queue = this.queue(client);
    const at = queue.findIndex((packet) => packet.messageId === release.messageId);
    if (at >= 0) queue[at] = release;
  }
  acknowledged(client: string, messageId: number | undefined): P | undefined {
    const queue = this.queue(client);
    const at = queue.findIndex((packet) => packet.messageId === messageId);
    return at < 0 ? undefined : queue.splice(at, 1)[0];
  }
  queue(client: string): P[] {
    return this.#sessions.get(client)?.queue ?? [];
  }
}
