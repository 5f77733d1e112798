/** Where staff go when nothing else is said. */
export const DESK = "/desk";

/** A path of this site to return to, or the desk (else `otherwise`): never another host, however it is spelt. */
export function pathBack(wanted: string | null | undefined, otherwise = DESK): string {
  if (!wanted?.startsWith("/") || wanted.length > 512) return otherwise;
  const origin = "http://localhost";
  if (!URL.canParse(wanted, origin)) return otherwise;
  const url = new URL(wanted, origin);
  // `/x/..//evil` is normalised to `//evil` by browsers too
  if (url.origin !== origin || url.pathname.startsWith("//")) return otherwise;
  return url.pathname + url.search;
}

/** The sign-in page that leads back to where the request wanted to go. */
export function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return `/desk/sign-in?to=${encodeURIComponent(pathBack(pathname + search))}`;
}
