import type { PortalRule } from "./portal.ts";
import { object, string } from "./shape.ts";
import { text } from "./text-shape.ts";

const issuer = string("an https address, or http on this machine", isIssuer);
const client = string("a client id of at most 120 visible characters", (value) =>
  /^[\x21-\x7e]{1,120}$/.test(value),
);

export const portalShape = object<PortalRule>({ issuer, client, name: text(80) }, {});

/** What goes there in the clear must not leave the machine. */
function isIssuer(value: string): boolean {
  const url = URL.parse(value);
  if (!url || url.search || url.hash || url.username) return false;
  const here = url.hostname === "localhost" || url.hostname === "127.0.0.1";
  return url.protocol === "https:" || (here && url.protocol === "http:");
}
