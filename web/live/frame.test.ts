import { expect, test } from "bun:test";
import fc from "fast-check";
import { frame } from "./frame.ts";

/** Reads a frame as the HTML standard says (section 9.2.6), independently of how it is written. */
function parse(text: string): { event: string; id: string; data: string } {
  const fields = { event: "", id: "", data: [] as string[] };
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [name, value] = [
      line.slice(0, line.indexOf(":")),
      line.slice(line.indexOf(":") + 1).replace(/^ /, ""),
    ];
    if (name === "data") fields.data.push(value);
    if (name === "event" || name === "id") fields[name] = value;
  }
  return { ...fields, data: fields.data.join("\n") };
}

test("any text survives framing, with line breaks of every kind read as \\n", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "\n", "\r", ":", " ", "ü", "<") }), (data) => {
      const read = parse(new TextDecoder().decode(frame({ name: "n", id: "i", data })));
      expect(read).toEqual({ event: "n", id: "i", data: data.replace(/\r\n|\r/g, "\n") });
    }),
  );
});
