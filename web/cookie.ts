/** A cookie that a browser sent; undefined when it sent none of this name. Ours have nothing in them that would be escaped. */
export function cookieIn(request: Request, name: string): string | undefined {
  const cookies = request.headers.get("cookie");
  if (cookies === null) return undefined;
  for (const text of cookies.split(";")) {
    const cookie = text.trim();
    if (cookie.startsWith(name) && cookie[name.length] === "=") return cookie.slice(name.length + 1);
  }
  return undefined;
}

/**
 * What every cookie with a token says: out of scripts' reach; Lax, so that links from elsewhere open signed in. What
 * changes something is a POST.
 */
export function cookieRights(secure: boolean): string {
  return `; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}
