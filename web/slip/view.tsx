import { type Language, SLIP_LINES, type Town } from "../../engine/town/town.ts";
import { DeskPage } from "../page.tsx";
import { LANGUAGE_NAMES } from "../words/languages.ts";

/** Columns of the papers there are: 58 mm, 80 mm, 80 mm in a small font. */
export const PAPERS = [
  { columns: 32, name: "58 mm" },
  { columns: 42, name: "80 mm" },
  { columns: 48, name: "80 mm, kleine Schrift" },
] as const;

type Props = { town: Town; language: Language; columns: number; picture: string };

/** A ticket as it would come out of the office's printers, for each language and paper. */
export function SlipPage({ town, language, columns, picture }: Props) {
  const here = `/devices/${town.id}/slip`;
  const at = (other: Language, paper: number) => `${here}?language=${other}&columns=${paper}`;
  const current = (yes: boolean) => (yes ? "true" : undefined);
  return (
    <DeskPage
      language="de"
      title={`Zettel ${town.name}`}
      office={town.name}
      zone={town.zone}
      tools={<a href={`/devices/${town.id}`}>Geräte</a>}
    >
      <div class="slip-page">
        <h1 class="kern-heading-large">So sieht ein Zettel aus</h1>
        <nav aria-label="Sprache">
          {town.languages.map((one) => (
            <a class="kern-link" href={at(one, columns)} aria-current={current(one === language)}>
              {LANGUAGE_NAMES[one]}
            </a>
          ))}
        </nav>
        <nav aria-label="Papier">
          {PAPERS.map((paper) => (
            <a
              class="kern-link"
              href={at(language, paper.columns)}
              aria-current={current(paper.columns === columns)}
            >
              {paper.name}
            </a>
          ))}
        </nav>
        <img
          class="slip-page__picture"
          src={picture}
          alt={`Zettel mit der Nummer und einem QR-Code, ${columns} Zeichen breit`}
        />
        <p class="kern-body">
          Was auf dem Zettel steht, sagt die Datei des Standorts unter <code>slip</code>: Zeilen (
          <code>lines</code>: {SLIP_LINES.join(", ")}), eine Kopfzeile (<code>logo</code>), die Größe (
          <code>size</code>), eine Fußzeile (<code>footer</code>) und die Sprachen (<code>languages</code>).
        </p>
      </div>
    </DeskPage>
  );
}
