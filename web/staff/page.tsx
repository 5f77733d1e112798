import type { Staff } from "../guard/staff.ts";
import type { Child } from "../jsx/markup.ts";
import { Page } from "../page.tsx";
import { Complaint } from "../refuse.tsx";

type Props = { staff: Staff; title: string; refusal?: string; children?: Child };

/** A page for reading and filling in, for a signed-in clerk; leads back to the desk. */
export function StaffPage({ staff, title, refusal, children }: Props) {
  return (
    <Page language="de" title={title} office={staff.clerk.name}>
      <p>
        <a class="kern-link" href="/desk">
          Zurück zum Arbeitsplatz
        </a>
      </p>
      <h1 class="kern-heading-large">{title}</h1>
      <Complaint sentence={refusal} />
      {children}
    </Page>
  );
}
