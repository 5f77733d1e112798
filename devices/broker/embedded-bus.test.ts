import { busSuite } from "../../fixtures/devices/bus-suite.ts";
import { testBroker } from "../../fixtures/devices/test-broker.ts";
import { embeddedBus } from "./embedded-bus.ts";

busSuite("embedded bus", async () => {
  const { broker, url, lines } = await testBroker();
  return {
    bus: embeddedBus({ broker, log: (line) => void lines.push(line) }),
    url,
    lines,
    [Symbol.asyncDispose]: () => broker.close(),
  };
});
