/** 303: the browser gets that page, and a reload there repeats no form. `to` is a path of this site. */
export function see(to: string, headers: Record<string, string> = {}): Response {
  return new Response(null, {
    status: 303,
    headers: { location: to, "cache-control": "no-store", ...headers },
  });
}
