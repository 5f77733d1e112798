// Rule: a gateway is asked as its maker says, and its answers and reports are understood; nothing of ours is followed elsewhere.
import { afterEach, expect, test } from "bun:test";
import { join } from "node:path";
import { Keys } from "../keys/keys.ts";
import { temporaryFolder } from "../store/sqlite/open.testing.ts";
import { GATEWAYS, type Gateway } from "./gateway.ts";
import { gatewayNamed, openPost } from "./open-post.ts";
import { mayReport, readReport, reportAddress } from "./report.ts";
import { smsWay } from "./sms.ts";

const letter = { channel: "sms", to: "+491712345678", subject: "", text: "Grüße & 100 %" } as const;
let stop = async () => {};
afterEach(() => stop());

/** Sends through a gateway that stands here, and gives what it was asked and what that came to. */
async function sent(gateway: Gateway, answer: () => Response) {
  const asked: { path: string; headers: Headers; body: string }[] = [];
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    async fetch(request) {
      asked.push({
        path: new URL(request.url).pathname,
        headers: request.headers,
        body: await request.text(),
      });
      return answer();
    },
  });
  stop = () => server.stop(true);
  const here = `http://127.0.0.1:${server.port}`;
  const moved = { ...gateway, url: gateway.url.replace(/^https:\/\/[^/]+|^\{url\}/, here) };
  const report = (id: string) => `https://warten.example/r?message=${id}`;
  const way = smsWay({ gateway: moved, url: here, user: "AC7", token: "geheim", from: "Zeitz", report });
  const outcome = await way.send("zeitz-t1.confirmed.2", letter, "Stadt Zeitz");
  return { outcome, asked: asked[0]! };
}

test("seven: the key in a header, our id along, its own id kept", async () => {
  const answer = () => Response.json({ success: "100", messages: [{ id: "77233" }] });
  const { outcome, asked } = await sent(GATEWAYS.seven!, answer);
  expect(outcome).toEqual({ what: "sent", provider: "77233" });
  expect([asked.path, asked.headers.get("x-api-key")]).toEqual(["/api/sms", "geheim"]);
  expect(JSON.parse(asked.body)).toEqual({
    to: letter.to,
    text: letter.text,
    from: "Zeitz",
    foreign_id: "zeitz-t1.confirmed.2",
  });
  const report = { webhook_event: "dlr", data: { msg_id: "77233", status: "DELIVERED" } };
  expect(readReport(GATEWAYS.seven!, report)).toEqual({ provider: "77233", delivered: true });
});

test("twilio: a form with Basic sign-in and the address for its reports", async () => {
  const { outcome, asked } = await sent(GATEWAYS.twilio!, () =>
    Response.json({ sid: "SM1" }, { status: 201 }),
  );
  expect(outcome).toEqual({ what: "sent", provider: "SM1" });
  expect(asked.path).toBe("/2010-04-01/Accounts/AC7/Messages.json");
  expect(asked.headers.get("authorization")).toBe(`Basic ${btoa("AC7:geheim")}`);
  expect(Object.fromEntries(new URLSearchParams(asked.body))).toEqual({
    To: letter.to,
    From: "Zeitz",
    Body: letter.text,
    StatusCallback: "https://warten.example/r?message=zeitz-t1.confirmed.2",
  });
  const form = { MessageSid: "SM1", MessageStatus: "undelivered" };
  expect(readReport(GATEWAYS.twilio!, form)).toEqual({ provider: "SM1", delivered: false });
  expect(readReport(GATEWAYS.twilio!, { ...form, MessageStatus: "sent" })?.delivered).toBeNull();
});

const REPORTS = {
  seven: (status: string) => ({ webhook_event: "dlr", data: { msg_id: "1", status } }),
  twilio: (status: string) => ({ MessageSid: "1", MessageStatus: status }),
};
test.each([
  ["seven", true, "DELIVERED"],
  ["seven", false, "NOTDELIVERED EXPIRED REJECTED FAILED"],
  ["seven", null, "BUFFERED TRANSMITTED ACCEPTED UNKNOWN"],
  ["twilio", true, "delivered read"],
  ["twilio", false, "undelivered failed canceled"],
  ["twilio", null, "accepted scheduled queued sending sent receiving received partially_delivered"],
] as const)("each word of %s's reports: %p is %s", (name, delivered, words) => {
  for (const word of words.split(" "))
    expect([word, readReport(GATEWAYS[name]!, REPORTS[name](word))]).toEqual([
      word,
      { provider: "1", delivered },
    ]);
});

test("what seven tells of other things is no report of ours, and smseagle tells none", () => {
  expect(
    readReport(GATEWAYS.seven!, { webhook_event: "sms_mo", data: { id: "1", text: "Hallo" } }),
  ).toBeNull();
  expect(readReport(GATEWAYS.smseagle!, { msg_id: "1", status: "delivered" })).toBeNull();
});

test("smseagle: a list of one, taken when queued", async () => {
  const { outcome, asked } = await sent(GATEWAYS.smseagle!, () =>
    Response.json([{ status: "queued", id: 9 }]),
  );
  expect(outcome).toEqual({ what: "sent", provider: "9" });
  expect([asked.path, asked.headers.get("access-token")]).toEqual(["/api/v2/messages/sms", "geheim"]);
  expect(JSON.parse(asked.body)).toEqual({ to: [letter.to], text: letter.text });
});

test.each([
  [401, "{}", { what: "deferred", code: "gateway-401" }],
  [429, "{}", { what: "deferred", code: "gateway-429" }],
  [422, "{}", { what: "refused", code: "gateway-422" }],
  [504, "{}", { what: "lost", code: "gateway-504" }],
  [200, "<html>", { what: "lost", code: "gateway-unreadable" }],
  [200, '{"success":"301 +4917"}', { what: "refused", code: "gateway-says-301" }],
  [200, '{"success":"101"}', { what: "refused", code: "gateway-says-101" }],
  [200, '{"success":"500"}', { what: "deferred", code: "gateway-says-500" }],
  [200, '{"success":"900"}', { what: "deferred", code: "gateway-says-900" }],
  [200, '{"success":"491712345678"}', { what: "refused", code: "gateway-says-no" }],
  [200, '{"success":"invalid_number 0171"}', { what: "refused", code: "gateway-says-invalid_number" }],
] as const)("an answer %i %s", async (status, body, outcome) => {
  expect((await sent(GATEWAYS.seven!, () => new Response(body, { status }))).outcome).toEqual(outcome);
});

test("a gateway that sends us elsewhere is not followed: the key would go along", async () => {
  const elsewhere = () => Response.redirect("http://127.0.0.1:9/", 307);
  const { outcome } = await sent(GATEWAYS.seven!, elsewhere);
  expect(outcome.what).not.toBe("sent");
});

test("nobody at home is known not to have heard", async () => {
  const gateway = { ...GATEWAYS.smseagle!, url: "http://127.0.0.1:9/x" };
  const way = smsWay({ gateway, url: "", user: "", token: "", from: "", report: () => "" });
  expect(await way.send("a", letter, "")).toEqual({ what: "deferred", code: "gateway-unreachable" });
});

test("another gateway comes as a file; what is wrong with it is said", async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, "own.json");
  await Bun.write(
    file,
    JSON.stringify({ url: "{url}/sms", form: "json", body: { to: ["{to}"] }, repeatable: true }),
  );
  expect(gatewayNamed(file)).toMatchObject({ repeatable: true });
  const sms = { gateway: file, url: "", user: "", token: "t", from: "" };
  expect(openPost({ smtp: null, sms }, "https://warten.example", new Keys("k"))).toContain("SMS_URL");
  await Bun.write(file, JSON.stringify({ url: "ftp://x", form: "json", body: { to: 1 } }));
  expect(gatewayNamed(file)).toMatch(/repeatable is missing.*url must be an address.*body\.to must be/);
  expect(gatewayNamed("constructor")).toContain("is neither");
  expect(gatewayNamed("/nowhere.json")).toContain("cannot be read");
});

test("only who has the address may report", () => {
  const keys = new Keys("k");
  const token = /reports\/([\w-]+)\?message=a%20b$/.exec(reportAddress(keys, "https://x", "a b"))?.[1] ?? "";
  expect(mayReport(keys, token)).toBe(true);
  expect(mayReport(new Keys("other"), token)).toBe(false);
  expect(mayReport(keys, "")).toBe(false);
});
