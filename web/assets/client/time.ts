let offset_ms = 0;

/** The server says what time it is with every heartbeat: a kiosk's own clock may be wrong by hours. */
export function setServerNow(server_ms: number): void {
  offset_ms = server_ms - Date.now();
}

export function now_ms(): number {
  return Date.now() + offset_ms;
}
