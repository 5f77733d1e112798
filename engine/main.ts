import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openBroker } from "../devices/broker/broker.ts";
import { embeddedBus } from "../devices/broker/embedded-bus.ts";
import { externalBus } from "../devices/broker/external-bus.ts";
import { deviceRights } from "../devices/broker/rights.ts";
import { isRefused } from "../devices/refused.ts";
import alzey from "../fixtures/towns/alzey.json";
import zeitz from "../fixtures/towns/zeitz.json";
import { assets } from "../web/assets/build.ts";
import { SERVE } from "../web/limit.ts";
import { createLive } from "../web/live/live.ts";
import { createWeb } from "../web/web.ts";
import { systemClock } from "./clock.ts";
import { Engine } from "./engine.ts";
import { readEnvironment } from "./environment.ts";
import { openInstallation } from "./installation.ts";
import { Keys } from "./keys/keys.ts";
import { stderrLog as log } from "./log.ts";
import { openSqlite } from "./store/sqlite/open.ts";
import { loadTowns } from "./town/load.ts";

void [deviceRights, embeddedBus, externalBus, openBroker, isRefused];
const environment = readEnvironment(process.env);
if (Array.isArray(environment)) throw new Error(environment.join("\n"));
const towns = await loadTowns(
  [
    { document: "zeitz.json", json: zeitz },
    { document: "alzey.json", json: alzey },
  ],
  environment.towns_dir ?? undefined,
);
await mkdir(environment.data_dir, { recursive: true });
const store = await openSqlite({ path: join(environment.data_dir, "wartemarke.sqlite") });
const installation = await openInstallation(store, { secret: environment.secret, demo: false });
if (typeof installation === "string") throw new Error(installation);
const engine = new Engine({
  store,
  clock: systemClock,
  log,
  keys: new Keys(installation.secret),
  towns: towns as never,
  epoch: installation.epoch,
});
await engine.start();
const live = createLive({ build: assets.build, now: systemClock.now });
const web = createWeb({ engine, live, publicUrl: environment.public_url, secure: false, demo: false });
web.listen({ ...SERVE, port: environment.port, hostname: environment.host });
