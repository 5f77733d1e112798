import type { House } from "../house.ts";
import type { Staff } from "./staff.ts";

/** The request of a live stream that ends with the session: after a sign-out nothing more is shown. */
export function whileSignedIn(house: Pick<House, "engine">, request: Request, { session }: Staff): Request {
  const { sessions, clock } = house.engine;
  const over = new AbortController();
  const end = () => over.abort();
  const stopWatching = sessions.watch(session, end);
  const callOff = clock.after(session.expires_at - clock.now(), end);
  const signal = AbortSignal.any([request.signal, over.signal]);
  const leave = () => {
    stopWatching();
    callOff();
  };
  if (signal.aborted) leave();
  else signal.addEventListener("abort", leave);
  return new Request(request, { signal });
}
