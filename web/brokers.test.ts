// Rule: a device is told of every way to the broker, the safest first, and each of them is one.
import { expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { createServer } from "node:tls";
import { Certificate, OPENSSL } from "../fixtures/devices/certificate.ts";
import { DeviceClient } from "../fixtures/devices/device-client.ts";
import { openFoyer } from "../fixtures/foyer.ts";
import { brokersFor } from "./brokers.ts";
import type { House } from "./house.ts";

const told = (about: object, publicUrl: string | null = null) =>
  brokersFor({ bus: about, publicUrl } as House, new Request("http://127.0.0.1:3000/pairing/secrets"));

test("over TLS, over the encrypted pages' port, plain; another's broker is where it is", () => {
  const own = { embedded: true, port: 1883, tls_port: null };
  expect(told(own)).toEqual(["mqtt://127.0.0.1:1883"]);
  expect(told({ ...own, tls_port: 8883 })).toEqual(["mqtts://127.0.0.1:8883", "mqtt://127.0.0.1:1883"]);
  expect(told({ ...own, tls_port: 8883 }, "https://warten.example")).toEqual([
    "mqtts://warten.example:8883",
    "wss://warten.example/mqtt",
    "mqtt://warten.example:1883",
  ]);
  expect(told({ embedded: false, url: "mqtts://broker.example" })).toEqual(["mqtts://broker.example"]);
});

if (OPENSSL)
  test("behind a proxy that speaks https a device comes in by WebSocket over TLS, with its rights", async () => {
    await using tls = await Certificate.make();
    const foyer = await openFoyer({ devices: true });
    const pair = { cert: readFileSync(tls.cert), key: readFileSync(tls.key) };
    const inside = Number(new URL(foyer.url).port);
    const proxy = createServer(pair, (outer) => {
      const inner = connect(inside, "127.0.0.1");
      for (const [from, to] of [
        [outer, inner],
        [inner, outer],
      ] as const) {
        from.on("data", (bytes) => to.write(bytes));
        from.on("close", () => to.destroy());
        from.on("error", () => to.destroy());
      }
    });
    await new Promise<void>((open) => proxy.listen(0, "127.0.0.1", open));
    const at = proxy.address();
    const port = typeof at === "object" ? at?.port : 0;
    const [SIGN, ca] = ["zeitz-sign-1", await tls.pem()];
    const password = (await foyer.engine.credentials.issue(SIGN, foyer.clock.now())) ?? "";
    const sign = await DeviceClient.connect(`wss://127.0.0.1:${port}/mqtt`, SIGN, { password, ca });
    expect(await sign.listen("set/#")).toBe(1);
    expect(JSON.parse((await sign.hears("set/display")).payload).mode).toBe("closed");
    const cut = sign.closed();
    await foyer.engine.credentials.revoke(SIGN, foyer.clock.now());
    await cut;
    await foyer.close();
    await new Promise((closed) => proxy.close(closed));
  });
