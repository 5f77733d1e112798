import type { Kit } from "../../contract/away.ts";
import type { Drawn, PaperState } from "./ledger.ts";
import { numberOf, sayIn } from "./paper.ts";

/** The page of matters, without those that cannot be drawn now. */
export function filledMatters(html: string, open: ReadonlySet<string>): string {
  return new HTMLRewriter()
    .on("[data-away-group]", {
      element(group) {
        const matters = group.getAttribute("data-away-group")?.split(" ") ?? [];
        if (!matters.some((matter) => open.has(matter))) group.remove();
      },
    })
    .on("[data-away-matter]", {
      element(matter) {
        if (!open.has(matter.getAttribute("data-away-matter") ?? "")) matter.remove();
      },
    })
    .on("input[name=id]", { element: (input) => void input.setAttribute("value", crypto.randomUUID()) })
    .transform(html);
}

/** The page of a number. */
export function filledNumber(html: string, kit: Kit, draw: Drawn, paper: PaperState): string {
  const service = kit.services.find(({ id }) => id === draw.service);
  const waiting = kit.departments.find(({ id }) => id === service?.department)?.waiting;
  const shown = paper === "failed" || paper === "unknown" ? "failed" : "take";
  const put = (text: string) => ({
    element: (place: HTMLRewriterTypes.Element) => void place.setInnerContent(text),
  });
  return new HTMLRewriter()
    .on("[data-away-number]", put(numberOf(draw)))
    .on("[data-away-service]", put(sayIn(service?.name ?? {}, draw.language)))
    .on("[data-away-way]", put(waiting ? sayIn(waiting, draw.language) : ""))
    .on("[data-away-waiting]", { element: (ways) => void (waiting ? ways : ways.remove()) })
    .on("[data-away-paper]", {
      element(box) {
        if (box.getAttribute("data-away-paper") !== shown) box.remove();
      },
    })
    .transform(html);
}
