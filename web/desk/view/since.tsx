import { words } from "../../words/words.ts";

const { format } = words("de");

/** "12 Min." by the page script; without it the time of day, which needs no renewal. */
export function Since(props: { at: number; zone: string }) {
  const at = new Date(props.at).toISOString();
  return (
    <time dateTime={at} data-since={at}>
      {format.time(props.at, props.zone)}
    </time>
  );
}

/** `09:12` */
export function At(props: { at: number; zone: string }) {
  return <time dateTime={new Date(props.at).toISOString()}>{format.time(props.at, props.zone)}</time>;
}
