import { expect, test } from "bun:test";
import { readEnvironment } from "./environment.ts";

test("PUBLIC_URL is where the house begins: pages name their addresses from the root, so a path or more is refused", () => {
  const read = (PUBLIC_URL: string) => readEnvironment({ PUBLIC_URL });
  expect(read("https://warten.zeitz.de/")).toMatchObject({ public_url: "https://warten.zeitz.de" });
  expect(read("http://10.0.0.5:3000")).toMatchObject({ public_url: "http://10.0.0.5:3000" });
  for (const wrong of [
    "https://zeitz.de/warten",
    "https://zeitz.de?x=1",
    "https://zeitz.de/#x",
    "https://a:b@zeitz.de",
  ])
    expect(read(wrong)).toEqual([expect.stringContaining("PUBLIC_URL")]);
});

test("a wrong setting is named without being repeated where it may hold a password", () => {
  const problems = readEnvironment({ MQTT_URL: "mqtz://bus:geheim@broker", TRUSTED_PROXIES: "mein-proxy" });
  expect(problems).toEqual([
    expect.stringMatching(/^TRUSTED_PROXIES must list/),
    expect.stringMatching(/^MQTT_URL must be/),
  ]);
  expect(String(problems)).not.toContain("geheim");
});
