import type { Report } from "./problem.ts";
import { entries } from "./references.ts";
import { isRecord } from "./shape.ts";
import { departmentShape } from "./town-shape.ts";

type Spans = readonly (readonly [from: string, to: string])[];

/** Reports spans that run backwards or overlap, closures that end before they begin, and days opened twice. */
export function checkHours(json: unknown, report: Report): void {
  for (const [path, { opening }] of entries(json, "departments", departmentShape)) {
    const at = `${path}.opening`;
    for (const [weekday, spans] of Object.entries(opening.week)) {
      checkSpans(`${at}.week.${weekday}`, spans, report);
    }
    opening.closures.forEach(({ from, to }, index) => {
      if (to < from) report(`${at}.closures[${index}].to`, `lies before its beginning: ${to} < ${from}`);
    });
    const days = new Set<string>();
    opening.extra.forEach(({ date, spans }, index) => {
      checkSpans(`${at}.extra[${index}].spans`, spans, report);
      if (days.has(date)) report(`${at}.extra[${index}].date`, `is opened twice: ${date}`);
      days.add(date);
    });
  }
}

/** Reports a town without German or English, and languages named twice. */
export function checkLanguages(json: unknown, report: Report): void {
  const languages: unknown = isRecord(json) ? json.languages : undefined;
  if (!Array.isArray(languages)) return;
  for (const needed of ["de", "en"]) {
    if (!languages.includes(needed)) report("languages", `must contain ${needed}`);
  }
  languages.forEach((language: unknown, index) => {
    if (languages.indexOf(language) < index) report(`languages[${index}]`, `repeats ${String(language)}`);
  });
}

/** Reports spans that run backwards or overlap. */
export function checkSpans(path: string, spans: Spans, report: Report): void {
  spans.forEach(([from, to], index) => {
    const at = `${path}[${index}]`;
    if (to <= from) report(at, `must end after it begins: ${from} to ${to}`);
    const before = spans[index - 1];
    if (before && from <= before[1]) {
      report(at, `must begin after the span before it ends: ${from} is not after ${before[1]}`);
    }
  });
}
