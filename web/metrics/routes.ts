import { timingSafeEqual } from "node:crypto";
import { Elysia } from "elysia";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { hashToken } from "../../engine/keys/keys.ts";
import type { House } from "../house.ts";
import { refuse } from "../refuse.tsx";
import { chooseLanguage } from "../words/choose.ts";
import { words } from "../words/words.ts";
import { fleetMetrics } from "./fleet-metrics.ts";

/** Figures for Prometheus at `/metrics`, for who brings the token; a house without one has no such page. */
export function metricsRoutes(house: House) {
  const { engine, live, bus, metrics_token } = house;
  const app = new Elysia({ name: "metrics" });
  if (metrics_token === null) return app;
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  fleetMetrics(engine.fleet, register);
  new Gauge({
    name: "wartemarke_bus_connected",
    help: "1 while the house reaches its broker",
    registers,
    collect() {
      this.set(Number(bus.state().connected));
    },
  });
  new Gauge({
    name: "wartemarke_broker_connections",
    help: "Connections to the embedded broker, signed in or not; 0 with another's",
    registers,
    collect() {
      this.set(bus.state().connections);
    },
  });
  new Gauge({
    name: "wartemarke_live_readers",
    help: "Open live streams",
    registers,
    collect() {
      this.set(live.readers());
    },
  });
  return app.get("/metrics", async ({ request }) => {
    const given = request.headers.get("authorization") ?? "";
    if (!same(given, `Bearer ${metrics_token}`)) {
      const { title } = words(chooseLanguage(request)).errors;
      return refuse(request, 401, "metrics-token", "Authorization: Bearer …", {
        title,
        headers: { "www-authenticate": 'Bearer realm="metrics"' },
      });
    }
    const headers = { "content-type": register.contentType, "cache-control": "no-store" };
    return new Response(await register.metrics(), { headers });
  });
}

/** In constant time: of hashes, because their lengths are the same. */
function same(given: string, wanted: string): boolean {
  return timingSafeEqual(Buffer.from(hashToken(given)), Buffer.from(hashToken(wanted)));
}
