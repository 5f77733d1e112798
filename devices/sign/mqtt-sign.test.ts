// Rule: answers without a name are taken in order, so one that never came must not hide for good that the newest text is shown.
import { afterEach, beforeEach, expect, test } from "bun:test";
import { type Foyer, openFoyer } from "../../fixtures/foyer.ts";
import type { RawMessage } from "../broker/raw-topics.ts";
import { Presence } from "../foyer/presence.ts";
import { awtrixNg } from "./awtrix-ng.ts";
import { DISPLAYS } from "./displays.testing.ts";
import { MqttSign } from "./mqtt-sign.ts";
import { SIGN_PACE, SignLink } from "./sign-link.ts";

const SIGN = "zeitz-sign-1";
const APP = "ng/cmd/apps/pushed/call";
let foyer: Foyer;
let presence: Presence;
let sign: MqttSign;
let hear: (message: RawMessage) => void;
let texts: string[];
/** Resolves with the next text that the sign is told. */
let next: PromiseWithResolvers<string>;
beforeEach(async () => {
  foyer = await openFoyer();
  presence = new Presence(foyer.engine);
  texts = [];
  next = Promise.withResolvers();
  const bus = {
    onRaw(_topics: readonly string[], heard: typeof hear) {
      hear = heard;
      return () => {};
    },
    async sendRaw({ topic, payload }: { topic: string; payload: Buffer }) {
      if (topic !== APP) return undefined;
      texts.push(JSON.parse(payload.toString()).text);
      next.resolve(texts.at(-1) ?? "");
      next = Promise.withResolvers();
      return undefined;
    },
  };
  const link = new SignLink(foyer.engine, presence, SIGN);
  sign = new MqttSign(link, bus, awtrixNg({ prefix: "ng" }), { ...SIGN_PACE, settle_ms: 20 });
});
afterEach(async () => {
  sign.close();
  presence.close();
  await foyer.close();
});

const answers = () => hear({ topic: `${APP}/result`, payload: Buffer.from('{"ok":true}') });
const reported = () => foyer.engine.fleet.get(SIGN)?.reported?.seq;
const show = (text: string, seq: number) => sign.show({ ...DISPLAYS.steady, text, rev: `1.${seq}` });

/** It is there, was told again as after every return, and has answered all of it. */
async function settle(): Promise<void> {
  await show("1", 1);
  answers();
  while (texts.length < 3) await next.promise;
  for (const _ of texts.slice(1)) answers();
}

test("a text whose answer is still to come is not said to be shown", async () => {
  await settle();
  await show("A001", 2);
  await show("A002", 4);
  answers();
  expect(reported()).toBe(1);
  answers();
  expect(reported()).toBe(4);
});

test("where an earlier answer never came the sign is told once more, and its answer counts", async () => {
  await settle();
  await show("A001", 2);
  await show("A002", 4);
  const again = next.promise;
  answers();
  expect(reported()).toBe(1);
  expect(await again).toBe("A002>3");
  answers();
  expect(reported()).toBe(4);
  expect(texts.filter((text) => text === "A001>3").length).toBe(1);
});
