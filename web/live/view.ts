import type { Markup } from "../page.tsx";
import { frame } from "./frame.ts";
import type { Reader } from "./reader.ts";

/** Something many people look at. Two views with the same `key` must render the same. */
export type View = {
  key: string;
  /** What it depends on: `live.changed(topic)` renders it anew. */
  topic: string;
  /** Readers at a time, for what concerns one person: one more takes the place of whoever has read longest. */
  most?: number;
  render: () => string | Markup | Promise<string | Markup>;
};

/** The rendering of a view: its bytes and a version made of its content, so that it survives a restart. */
export type State = { version: string; bytes: Uint8Array<ArrayBuffer> };

/** A view with readers. */
export type OpenView = {
  view: View;
  readers: Set<Reader>;
  state: State | undefined;
  /** The first rendering while it is under way. */
  rendering: Promise<State> | undefined;
};

/** Renders a view once. */
export async function renderView(view: View): Promise<State> {
  const text = (await view.render()).toString();
  const version = Bun.hash(text).toString(36);
  return { version, bytes: frame({ id: version, data: text }) };
}
