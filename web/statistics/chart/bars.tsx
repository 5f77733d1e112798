/** Bars side by side per label, one colour per series; the table beside it says the same in numbers. */
export interface Series {
  name: string;
  /** `chart__{tone}` in the stylesheet. */
  tone: "one" | "two" | "three";
  values: (number | null)[];
}

const HEIGHT = 220;
const FOOT = 28;
const GROUP = 56;
const MARGIN = 40;

export function Bars({
  title,
  unit,
  labels,
  series,
}: {
  title: string;
  unit: string;
  labels: string[];
  series: Series[];
}) {
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const top = stepsTo(most);
  const width = MARGIN + labels.length * GROUP + 8;
  const y = (value: number) => HEIGHT - (value / top.end) * (HEIGHT - 16);
  const bar = (GROUP - 14) / series.length;
  return (
    <figure class="chart">
      <figcaption class="chart__title">
        {title} <span class="chart__unit">({unit})</span>
        {series.map(({ name, tone }) => (
          <span class={`chart__key chart__key--${tone}`}>{name}</span>
        ))}
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT + FOOT}`}
        role="img"
        aria-label={`${title} in ${unit}, siehe Tabelle`}
      >
        {top.steps.map((step) => (
          <g>
            <line class="chart__line" x1={MARGIN} x2={width} y1={y(step)} y2={y(step)} />
            <text class="chart__tick" x={MARGIN - 6} y={y(step) + 4} text-anchor="end">
              {step}
            </text>
          </g>
        ))}
        {labels.map((label, at) => (
          <g>
            {series.map(({ tone, values }, index) => {
              const value = values[at];
              if (!value) return null;
              const x = MARGIN + at * GROUP + 7 + index * bar;
              return (
                <rect
                  class={`chart__${tone}`}
                  x={x}
                  y={y(value)}
                  width={bar - 2}
                  height={HEIGHT - y(value)}
                />
              );
            })}
            <text
              class="chart__tick"
              x={MARGIN + at * GROUP + GROUP / 2}
              y={HEIGHT + 18}
              text-anchor="middle"
            >
              {label}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

/** Round steps of an axis that ends at or above `most`. */
export function stepsTo(most: number): { steps: number[]; end: number } {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? 1);
  const count = Math.ceil(most / step);
  return { steps: Array.from({ length: count + 1 }, (_, at) => at * step), end: count * step };
}
