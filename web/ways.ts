import type { LocationState } from "../engine/location/state.ts";
import type { Service, Text } from "../engine/town/town.ts";
import { counterIsClosed } from "../machines/counter.ts";

/** Where to go for a counter. */
export interface Way {
  counter: string;
  way: Text;
}

/** The counters that may call somebody for this service: those where a clerk sits, else all that could. */
export function waysOf(state: LocationState, service: Service): Way[] {
  const able = state.town.counters.filter(({ services }) => services.includes(service.id));
  const staffed = able.filter(({ id }) => !counterIsClosed(state.counters.get(id)?.state ?? "closed"));
  return (staffed.length > 0 ? staffed : able).map(({ id, way }) => ({ counter: id, way }));
}
