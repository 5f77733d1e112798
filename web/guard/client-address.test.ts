import { expect, test } from "bun:test";
import { Elysia } from "elysia";
import { WebSocket } from "ws";
import { NO_PROXIES, readProxies } from "../../engine/proxies.ts";
import { clientAddress, socketAddress } from "./client-address.ts";

const ours = readProxies("10.0.0.5, 192.168.1.0/24, fd00::/8")!;
const asked = (peer: string, forwarded?: string, proxies = ours) =>
  clientAddress(
    new Request("http://localhost", { headers: forwarded ? { "x-forwarded-for": forwarded } : {} }),
    peer,
    proxies,
  );

test("a trusted proxy says who asks; anybody else's word about themselves counts for nothing", () => {
  expect(asked("10.0.0.5", "198.51.100.7")).toBe("198.51.100.7");
  expect(asked("::ffff:10.0.0.5", "198.51.100.7")).toBe("198.51.100.7");
  expect(asked("203.0.113.9", "198.51.100.7")).toBe("203.0.113.9");
  expect(asked("10.0.0.5", "198.51.100.7", NO_PROXIES)).toBe("10.0.0.5");
});

test("what the asker wrote before the proxies' own words does not count", () => {
  expect(asked("10.0.0.5", "1.1.1.1, 198.51.100.7")).toBe("198.51.100.7");
  expect(asked("10.0.0.5", "1.1.1.1, 198.51.100.7, 192.168.1.20")).toBe("198.51.100.7");
  expect(asked("fd00::1", "10.0.0.5, 198.51.100.7, fd00::2")).toBe("198.51.100.7");
});

test("a proxy that names nobody, or nonsense, is who asks", () => {
  expect(asked("10.0.0.5")).toBe("10.0.0.5");
  expect(asked("10.0.0.5", "unknown")).toBe("10.0.0.5");
  expect(asked("10.0.0.5", ",,")).toBe("10.0.0.5");
  expect(asked("10.0.0.5", "192.168.1.20")).toBe("192.168.1.20");
});

test("one customer's IPv6 network is one asker, two networks are two", () => {
  const home = "2001:db8:1:2::/64";
  expect(asked("2001:db8:1:2::1")).toBe(home);
  expect(asked("2001:0DB8:0001:0002:ffff:ffff:ffff:ffff")).toBe(home);
  expect(asked("10.0.0.5", "2001:db8:1:2:3:4:5:6")).toBe(home);
  expect(asked("2001:db8:1:3::1")).not.toBe(home);
  expect(asked("::1")).toBe("0:0:0:0::/64");
});

test("the setting takes addresses and networks; anything else is refused", () => {
  for (const wrong of ["", "proxy", "10.0.0.0/33", "10.0.0.5,", "10.0.0.5/-1", "::/129", "1.2.3", "*"])
    expect(readProxies(wrong)).toBeNull();
});

test("a WebSocket counts for whom the trusted proxy names, too", async () => {
  for (const [proxies, wanted] of [
    ["127.0.0.1", "198.51.100.7"],
    ["10.0.0.5", "127.0.0.1"],
  ] as const) {
    const addressOf = socketAddress(readProxies(proxies)!);
    const seen = Promise.withResolvers<string>();
    const app = new Elysia()
      .ws("/mqtt", {
        open: (socket) => seen.resolve(addressOf(socket.raw.remoteAddress, socket)),
      })
      .listen({ port: 0, hostname: "127.0.0.1" });
    const headers = { "x-forwarded-for": "198.51.100.7" };
    const socket = new WebSocket(`ws://127.0.0.1:${app.server?.port}/mqtt`, { headers });
    expect(await seen.promise).toBe(wanted);
    socket.on("open", () => socket.close());
    await app.stop(true);
  }
});
