import { Elysia } from "elysia";
import type { House } from "../house.ts";
import { createCodeDoor } from "./code-door.ts";
import { devicePairingRoutes } from "./device-routes.ts";
import { screenPairingRoutes } from "./screen-routes.tsx";
import { staffPairingRoutes } from "./staff-routes.tsx";

/** Pairing as in RFC 8628: the device asks, its screen shows a code, staff confirm it, the device fetches its secret. */
export function pairingRoutes(house: House) {
  const door = createCodeDoor(house.engine);
  return new Elysia({ name: "pairing" })
    .use(devicePairingRoutes(house, door))
    .use(screenPairingRoutes(house, door))
    .use(staffPairingRoutes(house, door));
}
