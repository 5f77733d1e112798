import type { OpenView } from "./view.ts";

/**
 * Paces the renderings of one topic: the first change is shown at once, the following ones wait until `coalesce_ms`
 * after it and are then shown together. Never two renderings of a topic at a time.
 */
export type Topic = { views: Map<string, OpenView>; changed(): void; close(): void };

export function createTopic(coalesce_ms: number, show: (views: OpenView[]) => Promise<void>): Topic {
  const views = new Map<string, OpenView>();
  let dirty = false;
  let busy = false;
  let cooling: ReturnType<typeof setTimeout> | undefined;

  const go = async () => {
    if (busy || cooling || !dirty) return;
    dirty = false;
    busy = true;
    cooling = setTimeout(() => {
      cooling = undefined;
      void go();
    }, coalesce_ms);
    await show([...views.values()]);
    busy = false;
    void go();
  };

  return {
    views,
    changed() {
      dirty = true;
      void go();
    },
    close() {
      clearTimeout(cooling);
      dirty = false;
    },
  };
}
