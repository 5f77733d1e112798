import { CP858, type ReadTicket } from "./read-escpos.ts";

/** Code pages of `ESC GS t` in Star's numbering. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  32: "windows-1252",
  33: "windows-1250",
  34: "windows-1251",
};
/** What Turkish needs of code page 857. */
const CP857: Readonly<Record<number, string>> = {
  141: "ı",
  152: "İ",
  158: "Ş",
  159: "ş",
  166: "Ğ",
  167: "ğ",
};

/** Lengths of the commands that are of no interest to a reader. */
const SKIPPED: Readonly<Record<string, number>> = { "1b40": 2, "1b45": 2, "1b46": 2, "1b1d61": 4 };

/** Reads StarPRNT bytes back as a printer would. A command it does not know is an error: a printer would print garbage. */
export function readStarTicket(bytes: Uint8Array): ReadTicket {
  const lines: string[] = [];
  const heights: number[] = [];
  let [text, height, tallest, page, qr, cut]: [string, number, number, number, string | undefined, boolean] =
    ["", 1, 1, 4, undefined, false];
  const hex = (from: number, length: number) =>
    Buffer.from(bytes.subarray(from, from + length)).toString("hex");
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] ?? 0;
    if (byte === 0x1b) {
      const [two, three] = [hex(i, 2), hex(i, 3)];
      const skipped = SKIPPED[two] ?? SKIPPED[three];
      if (skipped !== undefined) i += skipped;
      else if (two === "1b69") {
        height = (bytes[i + 2] ?? 0) + 1;
        i += 4;
      } else if (three === "1b1d74") {
        page = bytes[i + 3] ?? 0;
        i += 4;
      } else if (two === "1b64") {
        cut = true;
        i += 3;
      } else if (hex(i, 5) === "1b1d794431") {
        const length = (bytes[i + 6] ?? 0) + 256 * (bytes[i + 7] ?? 0);
        qr = Buffer.from(bytes.subarray(i + 8, i + 8 + length)).toString("utf8");
        i += 8 + length;
      } else if (hex(i, 4) === "1b1d7953") i += 6;
      else if (hex(i, 4) === "1b1d7950") i += 4;
      else throw new Error(`unknown command ${hex(i, 6)}`);
      continue;
    }
    i += 1;
    if (byte === 0x0a) {
      lines.push(text.trim());
      heights.push(tallest);
      [text, tallest] = ["", 1];
    } else if (byte !== 0x0d && byte !== 0x18) {
      text += symbol(page, byte);
      if (byte !== 0x20) tallest = Math.max(tallest, height);
    }
  }
  return { lines, heights, qr, cut };
}

function symbol(page: number, byte: number): string {
  if (byte < 0x80) return String.fromCharCode(byte);
  if (page === 4 || page === 1) return CP858[byte] ?? "?";
  if (page === 12) return CP857[byte] ?? CP858[byte] ?? "?";
  const label = CODE_PAGES[page];
  if (!label) throw new Error(`code page ${page} was never chosen`);
  return new TextDecoder(label).decode(Uint8Array.of(byte));
}
