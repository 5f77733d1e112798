import { Elysia } from "elysia";
import { CODE_LASTS_MS } from "../../engine/fleet/pairings.ts";
import { readUserCode } from "../../engine/fleet/user-code.ts";
import { clientAddress } from "../guard/client-address.ts";
import { addressOf, type House } from "../house.ts";
import { qrImage } from "../kiosk/qr.ts";
import { html } from "../page.tsx";
import { refuse } from "../refuse.tsx";
import { see } from "../see.ts";
import { unlockCookie } from "../unlock/guard.tsx";
import type { CodeDoor } from "./code-door.ts";
import { CodeScreen } from "./screen-view.tsx";
import { pagePath } from "./targets.ts";

const COOKIE = "pairing";

/**
 * What a device's screen shows. `/pairing` pairs the browser that opens it: confirmed, it shows its kiosk or board from then on.
 * `/pairing/codes/X` shows the code that an agent beside the browser asked for.
 */
export function screenPairingRoutes(house: House, door: CodeDoor) {
  const { engine } = house;
  const codeIn = (request: Request) =>
    new Bun.CookieMap(request.headers.get("cookie") ?? "").get(COOKIE) ?? "";
  const cookie = (value: string, lasts_s: number) =>
    `${COOKIE}=${value}; Path=/pairing; Max-Age=${lasts_s}; HttpOnly; SameSite=Lax${house.secure ? "; Secure" : ""}`;

  const show = async (request: Request, code: string, watch: string, headers = {}) => {
    const address = addressOf(house, request);
    const image = await qrImage(`${address}/devices?code=${code}`);
    return html(200, <CodeScreen code={code} image={image} address={address} watch={watch} />, headers);
  };

  const enter = async (request: Request, location: string, id: string) => {
    const town = engine.town(location);
    const to = town && pagePath(town, id);
    if (!to) return refuse(request, 404, "unknown-device", "Dieses Gerät gibt es hier nicht mehr.");
    engine.log({ level: "info", what: "browser unlocked", location, device: id });
    const headers = new Headers({ location: to, "cache-control": "no-store" });
    headers.append("set-cookie", await unlockCookie(house, location));
    headers.append("set-cookie", cookie("", 0));
    if (!request.headers.has("hx-request")) return new Response(null, { status: 303, headers });
    headers.set("hx-redirect", to);
    headers.delete("location");
    return new Response(null, { status: 200, headers });
  };

  return new Elysia({ name: "pairing-screen" })
    .get("/pairing", async ({ request, server }) => {
      const asked = codeIn(request);
      const found = asked && engine.pairings.claim(asked, engine.clock.now());
      if (typeof found === "object") return enter(request, found.location, found.id);
      const code = asked && engine.pairings.shown(asked, engine.clock.now());
      const follows = request.headers.has("hx-request");
      if (code) return follows ? new Response(null, { status: 204 }) : show(request, code, "/pairing");
      if (follows) return new Response(null, { status: 200, headers: { "hx-refresh": "true" } });
      const address = clientAddress(request, server?.requestIP(request)?.address ?? "", house.proxies);
      const begun = door.begin({ kind: "screen", model: browserOf(request), address });
      if ("retry_after_s" in begun) {
        const sentence = `Zu viele Geräte wollen gerade gekoppelt werden. Bitte laden Sie die Seite in ${begun.retry_after_s} Sekunden neu.`;
        return refuse(request, 429, "slow-down", sentence, {
          headers: { "retry-after": String(begun.retry_after_s) },
        });
      }
      const set = { "set-cookie": cookie(begun.device_code, CODE_LASTS_MS / 1000) };
      return show(request, begun.user_code, "/pairing", set);
    })
    .get("/pairing/codes/:code", ({ request, params }) => {
      const code = readUserCode(params.code);
      if (!code) return see("/pairing");
      // Says nothing of whether the code is one: whoever is told could try them out.
      if (request.headers.has("hx-request")) return new Response(null, { status: 204 });
      return show(request, code, `/pairing/codes/${code}`);
    });
}

/** The browser's name for itself, shortened to what staff recognise it by. */
function browserOf(request: Request): string {
  const agent = request.headers.get("user-agent") ?? "";
  const system = /\(([^;)]+)[;)]/.exec(agent)?.[1] ?? "";
  const name = /(Firefox|Edg|Chrome|Safari)\//.exec(agent)?.[1] ?? "Browser";
  return [name === "Edg" ? "Edge" : name, system].filter(Boolean).join(", ");
}
