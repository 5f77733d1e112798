import { expect, test } from "bun:test";
import fc from "fast-check";
import { Fragment as HonoFragment, jsx as hono } from "hono/jsx/jsx-runtime";
import { type Child, Markup } from "./markup.ts";
import { Fragment, jsx } from "./runtime.ts";

type Props = Record<string, unknown>;
type Tree =
  | string
  | number
  | boolean
  | null
  | undefined
  | Tree[]
  | { tag: string; props: Props; children: Tree };

const texts = fc.oneof(
  fc.string(),
  fc.constantFrom("<b>", "a & b", '"it\'s"', "&amp;", "</script>", "Grüße 🎫"),
);
const values = fc.oneof(texts, fc.integer(), fc.boolean(), fc.constantFrom(null, undefined));
const names = fc.constantFrom(
  "class",
  "hidden",
  "disabled",
  "aria-hidden",
  "hx-sse:connect",
  "data-x.y",
  "value",
);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    values,
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.record({
      tag: fc.constantFrom("div", "p", "form", "button", "h2", "textarea", "bdi", ""),
      props: fc.dictionary(names, values),
      children: fc.array(tie("tree"), { maxLength: 4 }),
    }),
    fc.record({
      tag: fc.constantFrom("input", "br"),
      props: fc.dictionary(names, values),
      children: fc.constant<Tree>([]),
    }),
  ),
}));

/** The tree built by one of two ways; the tag `""` is a fragment. */
function built(
  way: (tag: string, props: Props) => unknown,
  fragment: (props: Props) => unknown,
  node: Tree,
): unknown {
  if (Array.isArray(node)) return node.map((each) => built(way, fragment, each));
  if (typeof node !== "object" || node === null) return node;
  const children = built(way, fragment, node.children);
  return node.tag === "" ? fragment({ children }) : way(node.tag, { ...node.props, children });
}

test("what it makes of any tree is what hono/jsx makes of it, letter by letter", () => {
  const same = fc.property(tree, (node) => {
    const whole = { tag: "main", props: {}, children: [node] };
    const ours = built(jsx, Fragment as (props: Props) => unknown, whole);
    const theirs = built(hono, HonoFragment as (props: Props) => unknown, whole);
    expect(String(ours)).toBe(String(theirs));
  });
  fc.assert(same, { numRuns: 500 });
});

test("text and values are escaped, and what is finished is not escaped again", () => {
  const name = `<i>"A" & 'B'</i>`;
  const Twice = ({ children }: { children?: Child }) => (
    <>
      {children}
      {children}
    </>
  );
  const page = (
    <p title={name}>
      <Twice>
        <b>{name}</b>
      </Twice>
    </p>
  );
  const text = "&lt;i&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/i&gt;";
  expect(`${page}`).toBe(`<p title="${text}"><b>${text}</b><b>${text}</b></p>`);
});

test("a component may have nothing, text, or several things to show", () => {
  const Nothing = () => null;
  const Text = () => "1 < 2";
  const Several = () => [<br />, 3, false];
  expect(`${<Nothing />}${<Text />}${<Several />}`).toBe("1 &lt; 2<br/>3");
  expect(<Nothing />).toBeInstanceOf(Markup);
});

test("what cannot be shown is a bug that is heard, not `[object Object]`", () => {
  const show = (child: unknown) => jsx("p", { children: child });
  const name = (attribute: string) => jsx("p", { [attribute]: "" });
  expect(() => show({ html: "<b>" })).toThrow("nothing that a page can show");
  expect(() => show(Promise.resolve("late"))).toThrow("nothing that a page can show");
  expect(() => show(show)).toThrow("nothing that a page can show");
  expect(() => jsx("p", { style: { color: "red" } })).toThrow("cannot be the attribute style");
  expect(() => jsx("p", { onclick: () => {} })).toThrow("cannot be the attribute onclick");
  for (const attribute of ["a b", 'x="', "x>", "", "x/y"])
    expect(() => name(attribute)).toThrow("is no name of an attribute");
});
