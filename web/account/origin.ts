import type { House } from "../house.ts";

/** Where the browser is, as it will say itself: the public address behind https, else the one it asked at. */
export function originOf({ secure, publicUrl }: House, request: Request): string {
  return secure && publicUrl ? publicUrl : new URL(request.url).origin;
}

/** Browsers know passkeys by https and on the machine itself, and never by a bare IP address (Web Authentication 5.1.3). */
export function canUsePasskeys(house: House, request: Request): boolean {
  const { protocol, hostname } = new URL(originOf(house, request));
  if (hostname === "localhost") return true;
  return (
    protocol === "https:" && /[a-z]/i.test(hostname.split(".").at(-1) ?? "") && !hostname.startsWith("[")
  );
}
