const KEPT = "clock-offset";
/** Kept from page to page, so that a page is right before its first heartbeat, and one without any too. */
let offset_ms = Number(sessionStorage.getItem(KEPT) ?? 0);

/** The server says what time it is with every heartbeat: a kiosk's own clock may be wrong by hours. */
export function setServerNow(server_ms: number): void {
  offset_ms = server_ms - Date.now();
  sessionStorage.setItem(KEPT, String(offset_ms));
}

export function now_ms(): number {
  return Date.now() + offset_ms;
}
