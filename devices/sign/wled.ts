import type { SignTemplate } from "../../engine/town/sign-driver.ts";

/** WLED on a 2D matrix, effect 122 "scrolling text". It never tells which text; with `"n":""` it would show the clock. */
export function wled({ topic }: { topic: string }): SignTemplate {
  const api = (payload: string) => [{ topic: `${topic}/api`, payload }];
  const text = '{"id":0,"fx":122,"n":"{text}","ix":128,"col":[[{red},{green},{blue}]]}';
  return {
    show: api(`{"on":true,"bri":{level},"seg":[${text}]}`),
    clear: api('{"on":false}'),
    // Without a transition, which would take most of a blink.
    blink: { dark: api('{"bri":0,"tt":0}'), lit: api('{"on":true,"bri":{level},"tt":0}') },
    presence: { topic: `${topic}/status`, online: "online", offline: "offline" },
  };
}
