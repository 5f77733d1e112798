/** What of htmx the page script uses. */
declare const htmx: {
  registerExtension(name: string, hooks: Hooks): void;
  ajax(method: string, url: string, options: { source: Element }): Promise<void>;
};

/** Hooks by the event's name with underscores; `false` stops what htmx was about to do. */
type Hooks = {
  htmx_before_morph_attr?(element: Element, detail: { attrName: string }): boolean;
  htmx_before_swap?(
    element: Element,
    detail: { ctx: { text?: string }; tasks: { target: unknown }[] },
  ): boolean;
};

export function onExtension(name: string, hooks: Hooks): void {
  htmx.registerExtension(name, hooks);
}

/** Asks for `url` in the name of `source`, whose attributes say where the answer goes. */
export function fetchFor(source: Element, url: string): Promise<void> {
  return htmx.ajax("GET", url, { source });
}
