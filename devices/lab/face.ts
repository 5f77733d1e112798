import type { Display } from "../contract/set.ts";
import { faceText } from "../sign/face.ts";
import { dots } from "./dots.ts";
import { svg } from "./svg.ts";

/** Room for a usual call; longer ones get a wider sign. */
const COLUMNS = 39;

/** The face of an LED sign as a picture of its dots. */
export function drawFace(display: Display | null): SVGElement {
  const text = display ? faceText(display) : "";
  const columns = Math.max(COLUMNS, text.length * 6 + 3);
  const rows = dots(text, columns);
  const cells = rows.flatMap((row, y) =>
    row.map((lit, x) =>
      svg("circle", { cx: x + 0.5, cy: y + 0.5, r: 0.4, class: lit ? "dot dot--lit" : "dot" }),
    ),
  );
  const face = svg(
    "svg",
    { viewBox: `-1 -1 ${columns + 2} ${rows.length + 2}`, "aria-hidden": "true" },
    cells,
  );
  if (display) {
    face.style.setProperty("--led", display.color);
    face.style.setProperty("--led-brightness", String(0.35 + (0.65 * display.brightness) / 100));
    face.style.setProperty("--led-period", `${display.blink_ms}ms`);
    face.classList.toggle("face--blinks", display.blink_ms > 0);
  }
  return face;
}
