import type { Child } from "../jsx/markup.ts";

type Props = {
  /** The route that answers with `live.stream(…)`. */
  url: string;
  /** Id of the element inside that each state replaces by morphing; every rendering must have it as its root. */
  target: string;
  /** Keeps listening in a hidden tab: boards, kiosks, desks, and phones that shall ring. */
  always?: boolean;
  children?: Child;
};

/** Keeps its content up to date. Dialogs and inputs live outside of it, or carry `hx-morph-skip`. */
export function Live(props: Props) {
  const config = `sse.reconnectMaxDelay:5s${props.always ? ", sse.pauseOnBackground:false" : ""}`;
  // A refusal of the stream is no state; JSX cannot spell these two names.
  const noSwap = { "hx-status:4xx": "swap:none", "hx-status:5xx": "swap:none" };
  return (
    <div
      hx-sse:connect={props.url}
      hx-target={`#${props.target}`}
      hx-swap="outerMorph"
      hx-config={config}
      {...noSwap}
    >
      {props.children}
    </div>
  );
}
