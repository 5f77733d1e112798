import { Elysia } from "elysia";
import { CODE_LASTS_MS, INTERVAL_MS, type NotYet } from "../../engine/fleet/pairings.ts";
import { spellUserCode } from "../../engine/fleet/user-code.ts";
import { DEVICE_KINDS, type DeviceKind } from "../../engine/town/town.ts";
import { brokersFor } from "../brokers.ts";
import { formOf } from "../form.ts";
import { clientAddress } from "../guard/client-address.ts";
import { addressOf, type House } from "../house.ts";
import type { CodeDoor } from "./code-door.ts";

/** RFC 8628, 3.4. */
const GRANT = "urn:ietf:params:oauth:grant-type:device_code";
const NO_STORE = { "cache-control": "no-store" };

/**
 * The two questions of a device that wants to be paired, as in RFC 8628: a pair of codes for `client_id` (its kind), then the
 * secret for the device's own code. What it gets is no OAuth token but its place on the bus.
 */
export function devicePairingRoutes(house: House, door: CodeDoor) {
  const { engine } = house;
  const says = (error: NotYet | "invalid_request" | "invalid_client" | "unsupported_grant_type") =>
    Response.json({ error }, { status: 400, headers: NO_STORE });

  return new Elysia({ name: "pairing-device" })
    .post("/pairing/codes", ({ request, body, server }) => {
      const { client_id, model = "" } = formOf(body);
      const kind = DEVICE_KINDS.find((one) => one === client_id);
      if (!kind) return says("invalid_client");
      const address = clientAddress(request, server?.requestIP(request)?.address ?? "", house.proxies);
      const codes = door.begin({ kind, model, address });
      if ("retry_after_s" in codes)
        return Response.json(
          { error: "slow_down" },
          { status: 429, headers: { ...NO_STORE, "retry-after": String(codes.retry_after_s) } },
        );
      const { device_code, user_code } = codes;
      const verification_uri = `${addressOf(house, request)}/devices`;
      return Response.json(
        {
          device_code,
          user_code: spellUserCode(user_code),
          verification_uri,
          verification_uri_complete: `${verification_uri}?code=${user_code}`,
          expires_in: CODE_LASTS_MS / 1000,
          interval: INTERVAL_MS / 1000,
        },
        { headers: NO_STORE },
      );
    })
    .post("/pairing/secrets", async ({ request, body }) => {
      const { grant_type, device_code } = formOf(body);
      if (grant_type !== GRANT) return says("unsupported_grant_type");
      if (!device_code) return says("invalid_request");
      const target = engine.pairings.poll(device_code, engine.clock.now());
      if (typeof target === "string") return says(target);
      const secret = await engine.credentials.issue(target.id, engine.clock.now());
      if (!secret) return says("access_denied"); // the town's document lost the device meanwhile
      engine.log({ level: "info", what: "device paired", device: target.id, location: target.location });
      return Response.json(
        {
          username: target.id,
          secret,
          location: target.location,
          kind: engine.fleet.get(target.id)?.kind satisfies DeviceKind | undefined,
          brokers: brokersFor(house, request),
          ca: house.bus.ca(),
        },
        { headers: NO_STORE },
      );
    });
}
