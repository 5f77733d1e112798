/** Five columns by seven rows, each row five bits, the leftmost the highest. */
const GLYPHS: Readonly<Record<string, string>> = {
  "0": "e.11.13.15.19.11.e",
  "1": "4.c.4.4.4.4.e",
  "2": "e.11.1.2.4.8.1f",
  "3": "1f.2.4.2.1.11.e",
  "4": "2.6.a.12.1f.2.2",
  "5": "1f.10.1e.1.1.11.e",
  "6": "6.8.10.1e.11.11.e",
  "7": "1f.1.2.4.8.8.8",
  "8": "e.11.11.e.11.11.e",
  "9": "e.11.11.f.1.2.c",
  A: "e.11.11.11.1f.11.11",
  B: "1e.11.11.1e.11.11.1e",
  C: "e.11.10.10.10.11.e",
  D: "1c.12.11.11.11.12.1c",
  E: "1f.10.10.1e.10.10.1f",
  F: "1f.10.10.1e.10.10.10",
  G: "e.11.10.17.11.11.f",
  H: "11.11.11.1f.11.11.11",
  I: "e.4.4.4.4.4.e",
  J: "7.2.2.2.2.12.c",
  K: "11.12.14.18.14.12.11",
  L: "10.10.10.10.10.10.1f",
  M: "11.1b.15.15.11.11.11",
  N: "11.11.19.15.13.11.11",
  O: "e.11.11.11.11.11.e",
  P: "1e.11.11.1e.10.10.10",
  Q: "e.11.11.11.15.12.d",
  R: "1e.11.11.1e.14.12.11",
  S: "f.10.10.e.1.1.1e",
  T: "1f.4.4.4.4.4.4",
  U: "11.11.11.11.11.11.e",
  V: "11.11.11.11.11.a.4",
  W: "11.11.11.15.15.15.a",
  X: "11.11.a.4.a.11.11",
  Y: "11.11.11.a.4.4.4",
  Z: "1f.1.2.4.8.10.1f",
  "-": "0.0.0.1f.0.0.0",
  ">": "8.4.2.1.2.4.8",
};
const WIDTH = 5;
const HEIGHT = 7;

/**
 * Which dots of a sign shine: `columns` wide, seven high, the text in the middle. What has no glyph stays dark; what does
 * not fit is cut off, as on a real sign.
 */
export function dots(text: string, columns: number): boolean[][] {
  const rows = Array.from({ length: HEIGHT }, () => new Array<boolean>(columns).fill(false));
  const signs = [...text.toUpperCase()];
  const start = Math.max(0, Math.floor((columns - signs.length * (WIDTH + 1) + 1) / 2));
  for (const [n, sign] of signs.entries()) {
    const bits = (GLYPHS[sign] ?? "").split(".").map((row) => Number.parseInt(row, 16) || 0);
    for (const [y, row] of bits.entries()) {
      for (let x = 0; x < WIDTH; x++) {
        const column = start + n * (WIDTH + 1) + x;
        const cells = rows[y];
        if (cells && column < columns && row & (1 << (WIDTH - 1 - x))) cells[column] = true;
      }
    }
  }
  return rows;
}
