import { expect, test } from "bun:test";
import { readEnvironment } from "../environment.ts";
import { busAddresses, publicAddress } from "./addresses.ts";

test("every listener of the bus is named, and of another broker no secret", () => {
  const at = (settings: Record<string, string>, people = "https://foyer.example") => {
    const environment = readEnvironment(settings);
    if (Array.isArray(environment)) throw new Error(environment.join());
    return busAddresses(environment, people);
  };
  const tls = { MQTT_TLS_CERT: "c.pem", MQTT_TLS_KEY: "k.pem" };
  expect(at({ HOST: "0.0.0.0" })).toEqual(["mqtt://foyer.example:1883", "wss://foyer.example/mqtt"]);
  expect(at({ HOST: "192.0.2.7", MQTT_HOST: "10.0.0.1", ...tls }, "http://192.0.2.7:3000")).toEqual([
    "mqtt://10.0.0.1:1883",
    "mqtts://192.0.2.7:8883",
    "ws://192.0.2.7:3000/mqtt",
  ]);
  expect(at({ MQTT_URL: "mqtts://house:secret@broker.example:8883" })).toEqual([
    "mqtts://broker.example:8883",
  ]);
});

test("the address people use is one that can be read, also where the host is an IPv6 address", () => {
  const at = (HOST: string) => {
    const environment = readEnvironment({ HOST });
    if (Array.isArray(environment)) throw new Error(environment.join());
    return publicAddress(environment);
  };
  expect(at("127.0.0.1")).toBe("http://localhost:3000");
  expect(at("::1")).toBe("http://localhost:3000");
  expect(at("192.0.2.7")).toBe("http://192.0.2.7:3000");
  expect(at("2001:db8::7")).toBe("http://[2001:db8::7]:3000");
  expect(URL.canParse(at("::"))).toBe(true);
});
