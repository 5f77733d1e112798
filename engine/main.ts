import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Broker, openBroker } from "../devices/broker/broker.ts";
import type { Bus } from "../devices/broker/bus.ts";
import { embeddedBus } from "../devices/broker/embedded-bus.ts";
import { externalBus } from "../devices/broker/external-bus.ts";
import { openTlsIdentity, readAuthority, type TlsIdentity } from "../devices/broker/tls-identity.ts";
import { mqttWebSocket } from "../devices/broker/websocket.ts";
import { drivenBus } from "../devices/drivers/driven-bus.ts";
import { Devices } from "../devices/foyer/devices.ts";
import { admit, noteTurnedAway } from "../devices/foyer/door.ts";
import { mosquittoFiles } from "../devices/foyer/mosquitto.ts";
import { admitHomeAssistant } from "../devices/home-assistant/door.ts";
import { HomeAssistant } from "../devices/home-assistant/home-assistant.ts";
import { labScript } from "../devices/lab/build.ts";
import { isRefused } from "../devices/refused.ts";
import alzey from "../fixtures/towns/alzey.json";
import zeitz from "../fixtures/towns/zeitz.json";
import { assets } from "../web/assets/build.ts";
import { socketAddress } from "../web/guard/client-address.ts";
import { SERVE } from "../web/limit.ts";
import { createLive } from "../web/live/live.ts";
import { createWeb } from "../web/web.ts";
import { Speech } from "./announcement/speech.ts";
import { findVoice } from "./announcement/voice.ts";
import { systemClock } from "./clock.ts";
import { openVault } from "./contacts/open-vault.ts";
import { Engine } from "./engine.ts";
import { type Environment, readEnvironment } from "./environment.ts";
import { openInstallation } from "./installation.ts";
import { Keys } from "./keys/keys.ts";
import { stderrLog as log } from "./log.ts";
import { openPost } from "./messages/open-post.ts";
import { busAddresses, publicAddress, withoutSecret } from "./start/addresses.ts";
import { demoClock } from "./start/demo-clock.ts";
import { firstClerk } from "./start/first-clerk.ts";
import { greeting } from "./start/greeting.ts";
import { Obstacle } from "./start/obstacle.ts";
import { StoreFailure } from "./store/failure.ts";
import { openSqlite } from "./store/sqlite/open.ts";
import { loadTowns } from "./town/load.ts";
import { sentence } from "./town/problem.ts";
import type { Town } from "./town/town.ts";
import { isProblems } from "./town/validate.ts";

/** The composition root: reads the environment, opens store, engine, bus and pages in this order, and closes them in the other. */
async function start(): Promise<() => Promise<void>> {
  const environment = readEnvironment();
  if (Array.isArray(environment)) throw new Obstacle(...environment);
  const towns = await readTowns(environment);
  for (const location of environment.portal_secrets.keys())
    if (!towns.some(({ id, portal }) => id === location && portal))
      throw new Obstacle(
        `PORTAL_SECRETS names ${location}, and no town's document with this id has a portal`,
      );
  const store = await openStore(environment);
  const { demo_speed, secret, contact_key, portal_secrets, data_dir, port, host } = environment;
  const installation = await openInstallation(store, { secret, demo: demo_speed !== null });
  if (typeof installation === "string") throw new Obstacle(installation);
  const safe = await openVault(store, { secret: contact_key, folder: data_dir });
  if (typeof safe === "string") throw new Obstacle(safe);
  const demo = demo_speed === null ? null : await demoClock(store, demo_speed, systemClock);
  const clock = demo?.clock ?? systemClock;

  const keys = new Keys(installation.secret);
  const speech = new Speech({ voice: await openVoice(environment), keys, log });
  const people = publicAddress(environment);
  // A demo plays with people who do not exist: nothing of it may leave the house.
  const { smtp, sms } = demo ? { smtp: null, sms: null } : environment;
  const post = openPost({ smtp, sms }, people, keys);
  if (typeof post === "string") throw new Obstacle(post);
  const engine = new Engine({
    store,
    clock,
    log,
    keys,
    vault: safe.vault,
    post,
    portal_secrets,
    towns,
    epoch: installation.epoch,
  });
  const authority = openAuthority(environment);
  const identity = openIdentity(environment, authority);
  const { bus: carrier, broker } = await openBus(environment, engine, authority);
  const bus = drivenBus({ bus: carrier, towns, clock, log });
  const devices = new Devices({ engine, bus, speech, drives: bus.drives, broker, publicUrl: people });
  await engine.start();
  await devices.start();
  const homeAssistant = environment.home_assistant
    ? new HomeAssistant({ engine, bus, prefix: environment.home_assistant.prefix })
    : null;
  await homeAssistant?.start();

  const live = createLive({ build: assets.build, now: clock.now });
  const secure = people.startsWith("https:");
  const state = () => ({ connected: bus.connected, connections: broker?.connections ?? 0 });
  const web = createWeb({
    engine,
    live,
    speech,
    publicUrl: people,
    secure,
    proxies: environment.trusted_proxies,
    demo: demo !== null,
    pace: demo_speed ?? 1,
    metrics_token: environment.metrics_token,
    mosquitto: () => mosquittoFiles(engine, environment.mqtt_url, environment.home_assistant?.prefix),
    visit: bus.visit,
    bus: environment.mqtt_url
      ? { embedded: false, url: withoutSecret(environment.mqtt_url), ca: () => authority, state }
      : {
          embedded: true,
          port: environment.mqtt_port,
          tls_port: environment.mqtt_tls?.port ?? null,
          ca: () => identity?.ca ?? null,
          state,
          lab: await labScript(),
        },
  });
  if (broker) {
    const addressOf = socketAddress(environment.trusted_proxies);
    web.ws("/mqtt", { ...mqttWebSocket(broker, addressOf), upgrade: { "sec-websocket-protocol": "mqtt" } });
  }
  if (broker) await listenMqtt(broker, environment, identity);
  listen(() => web.listen({ ...SERVE, port, hostname: host }), port);
  // Only now: a password made before a port turns out to be taken would never be seen.
  const first = await firstClerk(engine, demo !== null);

  const notes = installation.generated
    ? [
        "The key that signs links was generated and lies in the database: set WARTEMARKE_SECRET to keep it apart.",
      ]
    : [];
  if (safe.generated) {
    const warning =
      "The key that seals contact data was generated and lies beside the database: set CONTACT_KEY to keep it apart.";
    log({ level: "warn", what: warning });
    notes.push(warning);
  }
  const buses = busAddresses(environment, people);
  // A start reads and throws away several times what it keeps.
  Bun.gc(true);
  console.log(greeting(engine, { local: `http://localhost:${port}`, people, buses, notes, first }));

  void store.died.then((cause) => {
    // Without its store the program can promise nothing; whoever keeps it running starts it again.
    log({ level: "error", what: "the store died, the program ends", error: cause });
    process.exit(1);
  });

  return async () => {
    live.close();
    await web.stop(true);
    homeAssistant?.close();
    const told = devices.close();
    // Not after it: what is being told to a broker that stands still would never be through.
    await bus.close();
    await told;
    await engine.close();
    await broker?.close();
    identity?.close();
    await demo?.stop();
    await store.close();
  };
}

async function readTowns({ towns_dir }: Environment): Promise<Town[]> {
  const shipped = [
    { document: "zeitz.json", json: zeitz },
    { document: "alzey.json", json: alzey },
  ];
  const towns = await loadTowns(shipped, towns_dir ?? undefined);
  if (isProblems(towns)) throw new Obstacle(...towns.map(sentence));
  return towns;
}

async function openStore({ data_dir }: Environment) {
  try {
    await mkdir(data_dir, { recursive: true, mode: 0o700 });
    return await openSqlite({ path: join(data_dir, "wartemarke.sqlite") });
  } catch (error) {
    if (error instanceof StoreFailure) throw new Obstacle(`${error.message} (DATA_DIR is ${data_dir})`);
    throw new Obstacle(
      `The folder ${data_dir} cannot be used: set DATA_DIR to another one (${String(error)})`,
    );
  }
}

async function openBus(
  { mqtt_url, home_assistant }: Environment,
  engine: Engine,
  authority: string | null,
): Promise<{ bus: Bus; broker: Broker | null }> {
  if (mqtt_url) return { bus: externalBus({ url: mqtt_url, ca: authority ?? undefined, log }), broker: null };
  const { prefix = "", secret = null } = home_assistant ?? {};
  const broker = await openBroker({
    authenticate: async (credentials) =>
      (secret && admitHomeAssistant(credentials, { prefix, secret })) || admit(engine, credentials),
    turnedAway: noteTurnedAway(engine),
    log,
  });
  return { bus: embeddedBus({ broker, log }), broker };
}

/** The voice of this machine; where there is none, boards speak by their browsers', which not every board has. */
async function openVoice({ voice, voice_models }: Environment) {
  const found = await findVoice({ program: voice, models: voice_models });
  if (typeof found === "string") throw new Obstacle(`VOICE cannot be used: ${found}.`);
  const languages = [...(found?.languages ?? [])].join(" ");
  if (found)
    log({ level: "info", what: "calls are said by a voice of this machine", voice: found.name, languages });
  else log({ level: "info", what: "no voice on this machine: boards say calls by their browser's voice" });
  return found;
}

function openAuthority({ mqtt_ca }: Environment): string | null {
  const authority = mqtt_ca && readAuthority(mqtt_ca);
  if (isRefused(authority)) throw new Obstacle(authority.sentence);
  return authority;
}

/** Certificate and key of the embedded broker. */
function openIdentity({ mqtt_tls, mqtt_url }: Environment, authority: string | null): TlsIdentity | null {
  if (!mqtt_tls || mqtt_url) return null;
  const identity = openTlsIdentity(mqtt_tls, { log, authority });
  if (isRefused(identity)) throw new Obstacle(identity.sentence);
  return identity;
}

async function listenMqtt(broker: Broker, environment: Environment, identity: TlsIdentity | null) {
  const { host, mqtt_host, mqtt_port, mqtt_tls } = environment;
  const plain = await broker.listen({ port: mqtt_port, host: mqtt_host });
  if (isRefused(plain)) throw new Obstacle(plain.sentence);
  if (!mqtt_tls || !identity) return;
  const over = await broker.listen({ port: mqtt_tls.port, host, variable: "MQTT_TLS_PORT" }, identity);
  if (isRefused(over)) throw new Obstacle(over.sentence);
}

function listen(open: () => unknown, port: number): void {
  try {
    open();
  } catch (error) {
    throw new Obstacle(`Port ${port} cannot be used (${String(error)}): set PORT to a free port.`);
  }
}

// From the first moment on: a stop that is asked for while the house still opens is carried out once it is open.
// Asked a second time, it ends at once.
const asked = new Promise<void>((resolve) => {
  let times = 0;
  const ask = () => {
    times += 1;
    if (times > 1) process.exit(1);
    resolve();
  };
  process.on("SIGINT", ask).on("SIGTERM", ask);
});

try {
  const stop = await start();
  await asked;
  await stop().catch((error) => log({ level: "error", what: "stop failed", error }));
  process.exit();
} catch (error) {
  if (!(error instanceof Obstacle)) throw error;
  for (const reason of error.sentences) console.error(`Wartemarke cannot start: ${reason}`);
  process.exit(1);
}
