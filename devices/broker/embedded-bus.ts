import type { Log } from "../../engine/log.ts";
import type { DeviceMessage } from "../contract/contract.ts";
import { emptied, writeMessage } from "../contract/write.ts";
import { boundedLog } from "./bounded-log.ts";
import type { Broker } from "./broker.ts";
import type { Bus } from "./bus.ts";
import { DEVICE_FILTERS, inbound } from "./inbound.ts";
import { Listeners } from "./listeners.ts";
import { RawTopics } from "./raw-topics.ts";

type Carrier = Pick<Broker, "publish" | "subscribe">;

/** The bus over the broker in this process: always connected, nothing to repeat. Closing it leaves the broker open. */
export function embeddedBus({ broker, log }: { broker: Carrier; log: Log }): Bus {
  const messages = new Listeners<DeviceMessage>();
  const publish: Bus["publish"] = async (to, path, payload) => {
    await broker.publish(writeMessage(to, path, payload));
    return undefined;
  };
  const hear = inbound(boundedLog(log), (message) => messages.tell(message), publish);
  for (const filter of DEVICE_FILTERS) broker.subscribe(filter, hear);
  const raw = new RawTopics(log, (topics) => {
    for (const topic of topics) broker.subscribe(topic, (said, payload) => raw.tell(said, payload));
  });
  return {
    publish,
    onMessage: (heard) => messages.add(heard),
    async sendRaw(message) {
      await broker.publish(message);
      return undefined;
    },
    async empty(topic) {
      await broker.publish(emptied(topic));
      return undefined;
    },
    onRaw: (topics, heard) => raw.add(topics, heard),
    connected: true,
    onConnection: () => () => {},
    async close() {},
  };
}
