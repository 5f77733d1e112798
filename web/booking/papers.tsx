import type { Matter } from "../../engine/appointments/appointment.ts";
import type { Paper } from "../../engine/appointments/documents.ts";
import type { Language, Town } from "../../engine/town/town.ts";
import type { Child } from "../jsx/markup.ts";
import { namesOf } from "./matters-list.tsx";

/** What to bring for the same matters. */
interface Bundle<P extends Paper> {
  matters: Matter[];
  papers: P[];
}

/** Each paper once, beside those that the same matters ask for: what most of them ask for first, then in the order of the matters. */
export function bundlesOf<P extends Paper>(matters: readonly Matter[], papers: readonly P[]): Bundle<P>[] {
  const bundles = Map.groupBy(papers, ({ services }) => services.join(" "));
  const place = (service: string) => matters.findIndex((one) => one.service === service);
  return [...bundles.values()]
    .map((alike) => ({ services: alike[0]?.services ?? [], papers: alike }))
    .sort(
      (a, b) =>
        b.services.length - a.services.length || place(a.services[0] ?? "") - place(b.services[0] ?? ""),
    )
    .map((bundle) => ({
      matters: matters.filter(({ service }) => bundle.services.includes(service)),
      papers: bundle.papers,
    }));
}

type BundlesProps<P extends Paper> = {
  town: Town;
  language: Language;
  matters: readonly Matter[];
  papers: readonly P[];
  /** Draws the papers of one bundle. */
  list(papers: readonly P[]): Child;
};

/** What to bring, under the names of the matters that ask for it; one matter alone needs no name. */
export function Bundles<P extends Paper>({ town, language, matters, papers, list }: BundlesProps<P>) {
  if (matters.length < 2) return <>{list(papers)}</>;
  return (
    <>
      {bundlesOf(matters, papers).map((bundle) => (
        <div class="booking__bundle">
          <h3 class="booking__for">{namesOf(town, bundle.matters, language).join(", ")}</h3>
          {list(bundle.papers)}
        </div>
      ))}
    </>
  );
}
