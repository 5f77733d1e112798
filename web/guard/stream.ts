import type { House } from "../house.ts";
import type { Staff } from "./staff.ts";

/** The request of a live stream that ends with the session: after a sign-out nothing more is shown. */
export function whileSignedIn(house: House, request: Request, { session }: Staff): Request {
  const { sessions, clock } = house.engine;
  const over = new AbortController();
  const end = () => over.abort();
  const stopWatching = sessions.watch(session, end);
  const callOff = clock.after(session.expires_at - clock.now(), end);
  const signal = AbortSignal.any([request.signal, over.signal]);
  signal.addEventListener("abort", () => {
    stopWatching();
    callOff();
  });
  return new Request(request, { signal });
}
