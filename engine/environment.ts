import { NO_PROXIES, type Proxies, readProxies } from "./proxies.ts";

/** Everything that can be set from outside, checked. */
export interface Environment {
  host: string;
  port: number;
  /** Where phones reach the program, without a slash at the end; null: derived from the request. */
  public_url: string | null;
  /** Whose `X-Forwarded-For` is believed. */
  trusted_proxies: Proxies;
  mqtt_port: number;
  /** Where the plain listener is bound; devices without TLS may have a network of their own. */
  mqtt_host: string;
  /** The listener over TLS, with the paths of its files; null: none. */
  mqtt_tls: { port: number; cert: string; key: string } | null;
  /** The path of the authority behind the broker's certificate, ours or another's. */
  mqtt_ca: string | null;
  /** An external broker; null: the embedded one. */
  mqtt_url: string | null;
  /** Below which topic Home Assistant is told of the devices, and its secret at the embedded broker; null: it is told nothing. */
  home_assistant: { prefix: string; secret: string | null } | null;
  /** Opens the figures for Prometheus; null: they are closed. */
  metrics_token: string | null;
  data_dir: string;
  /** Folder with further town documents; null: none. */
  towns_dir: string | null;
  /** The program that says calls, `off`, or null: the one that is found. */
  voice: string | null;
  /** The folder of piper's models. */
  voice_models: string | null;
  /** Signs links; null: generated once and kept with the data. */
  secret: string | null;
  /** Seals contact data; null: generated once and kept beside the database. */
  contact_key: string | null;
  /** The mail server and whose address letters come from; null: no mail. */
  smtp: { url: string; from: string } | null;
  /** The SMS gateway by its name or file, and what it is told; null: no SMS. */
  sms: { gateway: string; url: string; user: string; token: string; from: string } | null;
  /** Client secrets at towns' portals, by location. */
  portal_secrets: ReadonlyMap<string, string>;
  /** How fast the clock runs; 1 is real time. Above 1 only with demo data. */
  demo_speed: number | null;
}

/** Reads the variables; returns sentences about what is wrong with them instead, all at once. */
export function readEnvironment(
  variables: Record<string, string | undefined> = process.env,
): Environment | string[] {
  const problems: string[] = [];
  const text = (name: string) => variables[name]?.trim() || null;
  const port = (name: string, fallback: number) => {
    const value = text(name);
    if (value === null) return fallback;
    const number = Number(value);
    if (Number.isInteger(number) && number >= 1 && number <= 65_535) return number;
    problems.push(`${name} must be a port from 1 to 65535, not "${value}"`);
    return fallback;
  };
  const url = (name: string, schemes: string[]) => {
    const value = text(name);
    if (value === null) return null;
    if (URL.canParse(value) && schemes.includes(new URL(value).protocol)) return value.replace(/\/+$/, "");
    problems.push(`${name} must be an address that begins with ${schemes.map((s) => `${s}//`).join(" or ")}`);
    return null;
  };
  const secret = text("WARTEMARKE_SECRET");
  if (secret && secret.length < 32) problems.push("WARTEMARKE_SECRET must have at least 32 characters");
  const contact_key = text("CONTACT_KEY");
  if (contact_key && contact_key.length < 32) problems.push("CONTACT_KEY must have at least 32 characters");
  const [smtp_url, mail_from] = [text("SMTP_URL"), text("MAIL_FROM")];
  if (smtp_url && !(URL.canParse(smtp_url) && /^smtps?:$/.test(new URL(smtp_url).protocol)))
    problems.push("SMTP_URL must be an address that begins with smtp:// or smtps://");
  if (smtp_url && !/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(mail_from ?? ""))
    problems.push(
      "MAIL_FROM must be the e-mail address that letters come from, for example termine@zeitz.de",
    );
  const gateway = text("SMS_GATEWAY");
  if (gateway && !text("SMS_TOKEN"))
    problems.push("SMS_TOKEN must be set: the SMS gateway's key or password");
  const sms_url = url("SMS_URL", ["http:", "https:"]);
  const portal_secrets = readPortalSecrets(text("PORTAL_SECRETS"));
  if (!portal_secrets)
    problems.push("PORTAL_SECRETS must list town=secret, separated by spaces, for example zeitz=b9f7c3");
  const metrics_token = text("METRICS_TOKEN");
  if (metrics_token && metrics_token.length < 16)
    problems.push("METRICS_TOKEN must have at least 16 characters");
  const prefix = text("HOME_ASSISTANT");
  if (prefix && !/^[\w-]{1,32}$/.test(prefix)) {
    problems.push(`HOME_ASSISTANT must be a topic's first level, for example homeassistant, not "${prefix}"`);
  }
  const home_secret = text("HOME_ASSISTANT_SECRET");
  if (prefix && !text("MQTT_URL") && (home_secret ?? "").length < 16) {
    const wrong = home_secret ? "must have at least 16 characters" : "is missing (at least 16 characters)";
    problems.push(`HOME_ASSISTANT_SECRET ${wrong}: Home Assistant signs in with it`);
  }
  const speed = text("DEMO_SPEED");
  if (speed && !(Number(speed) >= 1 && Number(speed) <= 1_000)) {
    problems.push(`DEMO_SPEED must be a number from 1 to 1000, not "${speed}"`);
  }
  const public_url = url("PUBLIC_URL", ["http:", "https:"]);
  if (public_url && new URL(public_url).href !== `${new URL(public_url).origin}/`) {
    problems.push("PUBLIC_URL must end with the host or its port, for example https://warten.example.de");
  }
  const named = text("TRUSTED_PROXIES");
  const proxies = named === null ? NO_PROXIES : readProxies(named);
  if (!proxies) {
    problems.push("TRUSTED_PROXIES must list addresses or networks, for example 10.0.0.5, 192.168.1.0/24");
  }
  const [cert, key] = [text("MQTT_TLS_CERT"), text("MQTT_TLS_KEY")];
  if ((cert === null) !== (key === null)) {
    problems.push("MQTT_TLS_CERT and MQTT_TLS_KEY belong together: set both or neither");
  }
  const tls_port = port("MQTT_TLS_PORT", 8883);
  const host = text("HOST") ?? "0.0.0.0";
  const environment: Environment = {
    host,
    port: port("PORT", 3000),
    public_url,
    trusted_proxies: proxies ?? NO_PROXIES,
    mqtt_port: port("MQTT_PORT", 1883),
    mqtt_host: text("MQTT_HOST") ?? host,
    mqtt_tls: cert && key ? { port: tls_port, cert, key } : null,
    mqtt_ca: text("MQTT_TLS_CA"),
    mqtt_url: url("MQTT_URL", ["mqtt:", "mqtts:", "ws:", "wss:"]),
    metrics_token,
    home_assistant: prefix ? { prefix, secret: home_secret } : null,
    data_dir: text("DATA_DIR") ?? "data",
    towns_dir: text("TOWNS"),
    voice: text("VOICE"),
    voice_models: text("VOICE_MODELS"),
    secret,
    contact_key,
    smtp: smtp_url && mail_from ? { url: smtp_url, from: mail_from } : null,
    sms: gateway
      ? {
          gateway,
          url: sms_url ?? "",
          user: text("SMS_USER") ?? "",
          token: text("SMS_TOKEN") ?? "",
          from: text("SMS_FROM") ?? "",
        }
      : null,
    portal_secrets: portal_secrets ?? new Map(),
    demo_speed: speed ? Number(speed) : null,
  };
  if (environment.port === environment.mqtt_port && !environment.mqtt_url) {
    problems.push(`PORT and MQTT_PORT are both ${environment.port}: give one of them another number`);
  }
  const { mqtt_tls } = environment;
  if (mqtt_tls && [environment.port, environment.mqtt_port].includes(mqtt_tls.port)) {
    problems.push(`MQTT_TLS_PORT is ${mqtt_tls.port}, which is taken already: give it another number`);
  }
  return problems.length ? problems : environment;
}

/** Null when it is no list of towns with secrets; what was written is not repeated anywhere. */
function readPortalSecrets(listed: string | null): Map<string, string> | null {
  const pairs = (listed ?? "").split(/\s+/).filter(Boolean);
  const read = pairs.map((pair) => /^([a-z0-9-]{1,32})=(.+)$/.exec(pair));
  if (read.includes(null)) return null;
  return new Map(read.map((found) => [found?.[1] ?? "", found?.[2] ?? ""]));
}
