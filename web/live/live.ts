import { frame } from "./frame.ts";
import { createReader, type Reader } from "./reader.ts";
import { createTopic, type Topic } from "./topic.ts";
import { type OpenView, renderView, type State, type View } from "./view.ts";

export type Live = {
  /**
   * Answers with the stream of `view`: its full state at once (unless the browser shows it already), then each
   * change. The view lives as long as somebody reads it; for equal keys the first `render` is used.
   */
  stream(request: Request, view: View): Response;
  /** Something about `topic` changed. Views of it that somebody reads are rendered once and sent to all. */
  changed(topic: string): void;
  /** Open streams. */
  readers(): number;
  /** Ends all streams and timers. */
  close(): void;
};

export type LiveOptions = {
  /** Build of the page script; screens with another one reload. */
  build?: string;
  /** Milliseconds since 1970, for clocks on pages. */
  now?: () => number;
  coalesce_ms?: number;
  heartbeat_ms?: number;
  slow_ms?: number;
  /** Hears when a view cannot be rendered; its readers are then disconnected and say so. */
  report?: (key: string, error: unknown) => void;
};

/** Writing to 10,000 sockets in one go would block a clerk's press for 50 ms. */
const CHUNK = 128;
/** Each of 10,000 phones is a view of its own: after so many renderings whoever waits gets a turn. */
const RENDERINGS = 32;

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  "x-accel-buffering": "no",
};

const logFailure = (key: string, error: unknown) => console.error(`live view ${key} failed:`, error);

/** The broadcaster of live views. */
export function createLive(options: LiveOptions = {}): Live {
  const {
    build = "",
    now,
    coalesce_ms = 50,
    heartbeat_ms = 15_000,
    slow_ms = 10_000,
    report = logFailure,
  } = options;
  const topics = new Map<string, Topic>();
  const open = new Set<Reader>();

  const stamp = () => JSON.stringify({ build, now: now?.() });
  const beat = setInterval(() => {
    const bytes = frame({ name: "hb", data: stamp() });
    void inChunks([...open], (reader) => reader.hint(bytes));
  }, heartbeat_ms);

  const fail = (opened: OpenView, error: unknown) => {
    report(opened.view.key, error);
    opened.state = undefined;
    for (const reader of [...opened.readers]) reader.close();
  };

  const show = async (views: OpenView[]) => {
    for (const [index, opened] of views.entries()) {
      if (index > 0 && index % RENDERINGS === 0) await turn();
      const before = opened.state?.version;
      try {
        const state = await renderView(opened.view);
        opened.state = state;
        if (state.version !== before)
          await inChunks([...opened.readers], (reader) => reader.send(state.bytes));
      } catch (error) {
        fail(opened, error);
      }
    }
  };

  const topicOf = (name: string): Topic => {
    const topic = topics.get(name) ?? createTopic(coalesce_ms, show);
    topics.set(name, topic);
    return topic;
  };

  const openView = (topic: Topic, view: View): OpenView => {
    const opened = topic.views.get(view.key) ?? {
      view,
      readers: new Set(),
      state: undefined,
      rendering: undefined,
    };
    topic.views.set(view.key, opened);
    return opened;
  };

  const leave = (topic: Topic, opened: OpenView, reader: Reader) => {
    open.delete(reader);
    opened.readers.delete(reader);
    if (opened.readers.size > 0) return;
    topic.views.delete(opened.view.key);
    if (topic.views.size > 0) return;
    topic.close();
    topics.delete(opened.view.topic);
  };

  return {
    stream(request, view) {
      const shown = request.headers.get("last-event-id");
      const topic = topicOf(view.topic);
      const opened = openView(topic, view);
      const reader = createReader({
        signal: request.signal,
        slow_ms,
        onOpen: () => void greet(opened, reader, shown, stamp()).catch((error) => fail(opened, error)),
        onEnd: () => leave(topic, opened, reader),
      });
      opened.readers.add(reader);
      open.add(reader);
      const [longest] = opened.readers;
      if (opened.readers.size > (view.most ?? Number.POSITIVE_INFINITY)) longest?.close();
      return new Response(reader.body, { headers: HEADERS });
    },
    changed: (topic) => topics.get(topic)?.changed(),
    readers: () => open.size,
    close() {
      clearInterval(beat);
      for (const reader of [...open]) reader.close();
    },
  };
}

/** The first words to a reader: who serves, then the state or that its state is current. */
async function greet(opened: OpenView, reader: Reader, shown: string | null, stamp: string): Promise<void> {
  reader.send(frame({ name: "live", data: stamp }));
  const state = opened.state ?? (await firstState(opened));
  reader.send(shown === state.version ? frame({ name: "current", data: "" }) : state.bytes);
}

/** Readers that arrive together share the first rendering. */
async function firstState(opened: OpenView): Promise<State> {
  opened.rendering ??= renderView(opened.view).finally(() => {
    opened.rendering = undefined;
  });
  const state = await opened.rendering;
  opened.state ??= state;
  return opened.state;
}

/** Lets everything else that is ready go first. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

async function inChunks(readers: Reader[], send: (reader: Reader) => void): Promise<void> {
  for (let start = 0; start < readers.length; start += CHUNK) {
    if (start > 0) await turn();
    for (const reader of readers.slice(start, start + CHUNK)) send(reader);
  }
}
