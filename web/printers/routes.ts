import { Elysia } from "elysia";
import type { Driver } from "../../engine/town/driver.ts";
import { brokersFor } from "../brokers.ts";
import { clientAddress } from "../guard/client-address.ts";
import type { House } from "../house.ts";
import { createThrottle } from "../throttle.ts";
import { cloudprntSetting } from "./cloudprnt-setting.ts";

/** What a printer sends is a form of a few hundred bytes. */
const MAX_BYTES = 16 * 1024;
/** Printers ask once a second at most, and report between; of one address and device. */
const ASKING = { burst: 30, every_ms: 100 };

type Asked = {
  request: Request;
  params: { device: string; secret: string };
  server: { requestIP(request: Request): { address: string } | null } | null;
};

/**
 * The door for printers that come over HTTP. The secret in the path is the device's access key, because these printers can
 * send no header of ours; whoever sets one up copies the address from the devices' page.
 */
export function printerRoutes(house: House) {
  const { engine } = house;
  const throttle = createThrottle(ASKING);

  /** Answers a printer that has shown its secret, others with a bare status: nobody reads what a printer is told. */
  const at = async ({ request, params, server }: Asked, work: () => Promise<Response>) => {
    const { device, secret } = params;
    const rule = engine.fleet.get(device);
    if (!rule) return empty(404);
    const address = clientAddress(request, server?.requestIP(request)?.address ?? "", house.proxies);
    const turn = throttle.take(`${device} ${address}`, engine.clock.now());
    if (!turn.ok) return empty(429, { "retry-after": String(turn.retry_after_s) });
    return (await engine.credentials.verify(device, secret, engine.clock.now())) ? work() : empty(403);
  };

  const visit = (asked: Asked) =>
    at(asked, async () => {
      const body = await asked.request.text();
      if (body.length > MAX_BYTES) return empty(413);
      const answer = house.visit(asked.params.device, new URLSearchParams(body));
      if (!answer) return empty(404);
      return new Response(answer.body, {
        status: answer.status,
        headers: { "content-type": answer.type, "cache-control": "no-store" },
      });
    });

  /** A printer that was not given the authority of ours could not check the broker's certificate: then it joins in plain. */
  const setting = (asked: Asked) =>
    at(asked, async () => {
      const { device, secret } = asked.params;
      const driver = driverOf(house, device);
      if (driver?.type !== "star-mqtt") return empty(404);
      const brokers = brokersFor(house, asked.request);
      const trusts = house.bus.ca() === null || driver.tls === true;
      const broker = brokers.find((one) => one.startsWith(trusts ? "mqtts:" : "mqtt:"));
      const account = { broker: broker ?? brokers.at(-1) ?? "", device, secret };
      return Response.json(cloudprntSetting(account), { headers: { "cache-control": "no-store" } });
    });

  return new Elysia({ name: "printers" })
    .post("/printers/:device/:secret", (asked) => visit(asked), { parse: "none" })
    .post("/printers/:device/:secret/cloudprnt", (asked) => visit(asked), { parse: "none" })
    .get("/printers/:device/:secret/cloudprnt-setting.json", (asked) => setting(asked));
}

function driverOf({ engine }: House, device: string): Driver | undefined {
  const town = engine.town(engine.fleet.get(device)?.location ?? "");
  return town?.devices.find(({ id }) => id === device)?.driver;
}

function empty(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { "cache-control": "no-store", ...headers } });
}
