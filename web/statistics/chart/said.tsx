import type { Said } from "../../../engine/statistics/day.ts";
import { stepsTo } from "./bars.tsx";

const SIZE = 260;
const MARGIN = 40;

/** What was said against what came true: each mark is a visitor, its bar the range that was told. On the line: exactly as said. */
export function SaidAndTrue({ recent }: { recent: readonly Said[] }) {
  const most = Math.max(5, ...recent.flatMap((one) => [one.said.high_ms, one.true_ms])) / 60_000;
  const axis = stepsTo(Math.max(5, recent.length ? most : 5));
  const at = (ms: number) => (Math.min(ms / 60_000, axis.end) / axis.end) * SIZE;
  const x = (ms: number) => MARGIN + at(ms);
  const y = (ms: number) => SIZE + 8 - at(ms);
  return (
    <figure class="chart chart--square">
      <figcaption class="chart__title">
        Gesagt und eingetreten <span class="chart__unit">(Minuten)</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${SIZE + MARGIN + 8} ${SIZE + 44}`}
        role="img"
        aria-label="Gesagte und wahre Wartezeiten, siehe Tabelle"
      >
        {axis.steps.map((step) => (
          <g>
            <line
              class="chart__line"
              x1={MARGIN}
              x2={SIZE + MARGIN}
              y1={y(step * 60_000)}
              y2={y(step * 60_000)}
            />
            <text class="chart__tick" x={MARGIN - 6} y={y(step * 60_000) + 4} text-anchor="end">
              {step}
            </text>
            <text class="chart__tick" x={x(step * 60_000)} y={SIZE + 24} text-anchor="middle">
              {step}
            </text>
          </g>
        ))}
        <line
          class="chart__diagonal"
          x1={x(0)}
          y1={y(0)}
          x2={x(axis.end * 60_000)}
          y2={y(axis.end * 60_000)}
        />
        {recent.map(({ said, true_ms }) => {
          const held = true_ms >= said.low_ms && true_ms <= said.high_ms;
          return (
            <g class={held ? "chart__held" : "chart__off"}>
              <line x1={x(said.low_ms)} x2={x(said.high_ms)} y1={y(true_ms)} y2={y(true_ms)} />
              <circle cx={x(said.mid_ms)} cy={y(true_ms)} r="4" />
            </g>
          );
        })}
        <text class="chart__tick" x={MARGIN + SIZE / 2} y={SIZE + 42} text-anchor="middle">
          gesagt (waagrecht) und wahr (senkrecht)
        </text>
      </svg>
    </figure>
  );
}
