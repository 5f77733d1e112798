/**
 * What JSX means here (`jsxImportSource` in tsconfig.json): an element is its HTML at once. Server-rendered pages need no
 * tree: keeping none makes a desk several times as fast as a library that builds one and then walks it.
 */
import type { JSX as Html } from "hono/jsx/jsx-runtime";
import { type Child, escaped, htmlOf, Markup } from "./markup.ts";

type Props = Readonly<Record<string, unknown>>;
type Component = (props: Props) => Child;

/** Elements without content, and with no end tag. */
const EMPTY = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
/** Attributes that are there or not there; any other says `true` or `false`. */
const SWITCHES = new Set(
  (
    "allowfullscreen async autofocus autoplay checked controls default defer disabled download formnovalidate hidden " +
    "inert ismap itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed selected"
  ).split(" "),
);
const NAME = /^[A-Za-z_:][\w:.-]*$/;
/** ` name="` of every name that was found good. */
const openings = new Map<string, string>();

/** An element or a component. */
export function jsx(tag: string | Component, props: Props): Markup {
  if (typeof tag === "function") {
    const made = tag(props);
    return made instanceof Markup ? made : new Markup(htmlOf(made));
  }
  let start = `<${tag}`;
  for (const name in props) {
    if (name === "children") continue;
    const value = props[name];
    if (typeof value === "string") start += `${opening(name)}${escaped(value)}"`;
    else if (value !== undefined && value !== null) start += attribute(name, value);
  }
  if (EMPTY.has(tag)) return new Markup(`${start}/>`);
  return new Markup(`${start}>${htmlOf(props.children)}</${tag}>`);
}

export { jsx as jsxDEV, jsx as jsxs };

/** Several elements side by side. */
export function Fragment({ children }: { children?: Child }): Markup {
  return children instanceof Markup ? children : new Markup(htmlOf(children));
}

function opening(name: string): string {
  const known = openings.get(name);
  if (known) return known;
  if (!NAME.test(name)) throw new TypeError(`"${name}" is no name of an attribute`);
  const made = ` ${name}="`;
  openings.set(name, made);
  return made;
}

function attribute(name: string, value: unknown): string {
  if (typeof value === "boolean" && SWITCHES.has(name)) return value ? `${opening(name)}"` : "";
  if (typeof value === "boolean" || typeof value === "number") return `${opening(name)}${value}"`;
  throw new TypeError(`A ${typeof value} cannot be the attribute ${name}`);
}

export declare namespace JSX {
  type Element = Markup;
  type ElementType = string | ((props: never) => Child);
  interface ElementChildrenAttribute {
    children: unknown;
  }
  type IntrinsicElements = {
    [Tag in keyof Html.IntrinsicElements]: Html.IntrinsicElements[Tag] & { children?: Child };
  };
}
