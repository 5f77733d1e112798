import { Readable } from "node:stream";
import type { AedesPublishPacket, Client, Subscription } from "aedes";
import { Retained } from "./retained.ts";
import { Sessions } from "./sessions.ts";

type Packet = AedesPublishPacket;
type Who = Pick<Client, "id">;

/**
 * The store aedes 1.2.0 asks for, in memory and bounded. Losing it with the process is fine: the engine
 * republishes every retained topic it owns before the listeners open, and devices repeat their own state.
 */
export class BrokerMemory {
  readonly #retained = new Retained();
  readonly #sessions: Sessions<Packet>;
  /** Inbound QoS 2, per client by message id; aedes bounds it by `maxInflightInbound`. */
  readonly #incoming = new Map<string, Map<number | undefined, Packet>>();
  readonly #wills = new Map<string, Packet>();

  constructor(queue_limit: number) {
    this.#sessions = new Sessions(queue_limit);
  }

  async setup() {}
  async destroy() {}

  async storeRetained(packet: Packet) {
    this.#retained.store(packet);
  }
  createRetainedStreamCombi(filters: readonly string[]) {
    const found = filters.flatMap((filter) => [...this.#retained.match(filter)]);
    return Readable.from(found.map((message) => ({ ...message, cmd: "publish", retain: true })));
  }

  async addSubscriptions({ id }: Who, subscriptions: readonly Subscription[]) {
    this.#sessions.add(id, subscriptions);
  }
  async removeSubscriptions({ id }: Who, filters: readonly string[]) {
    this.#sessions.remove(id, filters);
  }
  async cleanSubscriptions({ id }: Who) {
    this.#sessions.end(id);
  }
  async subscriptionsByClient({ id }: Who) {
    return this.#sessions.filters(id);
  }
  async subscriptionsByTopic(topic: string) {
    return [...this.#sessions.subscribedTo(topic)];
  }

  async outgoingEnqueue({ clientId }: { readonly clientId: string }, packet: Packet) {
    this.#sessions.enqueue(clientId, { ...packet });
  }
  async outgoingEnqueueCombi(to: readonly { readonly clientId: string }[], packet: Packet) {
    for (const { clientId } of to) this.#sessions.enqueue(clientId, { ...packet });
  }
  async outgoingUpdate({ id }: Who, packet: Packet) {
    if (packet.brokerId) this.#sessions.sent(id, packet);
    else this.#sessions.released(id, packet);
  }
  async outgoingClearMessageId({ id }: Who, packet: Packet) {
    return this.#sessions.acknowledged(id, packet.messageId);
  }
  outgoingStream({ id }: Who) {
    return Readable.from([...this.#sessions.queue(id)]);
  }

  async incomingStorePacket({ id }: Who, packet: Packet) {
    const stored = this.#incoming.get(id) ?? new Map<number | undefined, Packet>();
    this.#incoming.set(id, stored.set(packet.messageId, { ...packet }));
  }
  async incomingGetPacket({ id }: Who, packet: Packet) {
    const stored = this.#incoming.get(id)?.get(packet.messageId);
    if (!stored) throw new Error("no such packet"); // aedes reads the rejection as "new"
    return stored;
  }
  async incomingDelPacket({ id }: Who, packet: Packet) {
    this.#incoming.get(id)?.delete(packet.messageId);
  }
  async cleanIncoming({ id }: Who) {
    this.#incoming.delete(id);
  }

  async putWill({ id }: Who, packet: Packet) {
    this.#wills.set(id, packet);
  }
  async delWill({ id }: Who) {
    const will = this.#wills.get(id);
    this.#wills.delete(id);
    return will;
  }
  /** Wills of brokers that died: there is only this one. */
  streamWill() {
    return Readable.from([]);
  }
}
