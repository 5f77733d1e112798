import { expect, test } from "bun:test";
import fc from "fast-check";
import { FrameGuard } from "./frame-guard.ts";

const limits = { connect_bytes: 2_048, packet_bytes: 65_536 };
const length = (n: number) => {
  const bytes: number[] = [];
  let rest = n;
  do {
    const digit = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? digit | 0x80 : digit);
  } while (rest > 0);
  return bytes;
};
const packet = (type: number, size: number) => Buffer.from([type, ...length(size), ...Buffer.alloc(size)]);

test("a stranger's first packet is CONNECT and at most 2 KiB", () => {
  expect(new FrameGuard(limits).inspect(packet(0x10, 2_048))).toBeUndefined();
  expect(new FrameGuard(limits).inspect(packet(0x10, 2_049))?.code).toBe("packet-too-large");
  expect(new FrameGuard(limits).inspect(Buffer.from("GET / HTTP/1.1\r\n"))?.code).toBe("not-mqtt");
});

test("a packet is refused by its announced length, before its body arrives", () => {
  const guard = new FrameGuard(limits);
  expect(guard.inspect(packet(0x10, 12))).toBeUndefined();
  expect(guard.inspect(Buffer.from([0x30, ...length(65_537)]))?.code).toBe("packet-too-large");
});

test("a length of more than four bytes is malformed", () => {
  const guard = new FrameGuard(limits);
  expect(guard.inspect(Buffer.from([0x10, 0x80, 0x80, 0x80, 0x80, 0x01]))?.code).toBe("not-mqtt");
});

test("where the network cuts the stream changes nothing", () => {
  const sizes = fc.array(fc.nat(70_000), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(sizes, fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1 }), (bodies, cuts) => {
      const stream = Buffer.concat([packet(0x10, 10), ...bodies.map((size) => packet(0x30, size))]);
      const guard = new FrameGuard(limits);
      let refused: string | undefined;
      for (let at = 0, i = 0; at < stream.length; i++) {
        const next = at + cuts[i % cuts.length]!;
        refused = guard.inspect(stream.subarray(at, next))?.code;
        at = next;
      }
      expect(refused).toBe(bodies.some((size) => size > 65_536) ? "packet-too-large" : undefined);
    }),
    { numRuns: 50 },
  );
});
