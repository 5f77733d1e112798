import type { Town } from "../../engine/town/town.ts";
import { Menu } from "../desk/view/page.tsx";
import type { Staff } from "../guard/staff.ts";
import type { Child } from "../jsx/markup.ts";
import { DeskPage } from "../page.tsx";
import { Complaint } from "../refuse.tsx";

type Props = {
  staff: Staff;
  town: Town;
  title: string;
  /** Where one came from. */
  back: { href: string; name: string };
  refusal: string | null;
  children?: Child;
};

/** A page about appointments, beside the work page. */
export function AppointmentPage({ staff, town, title, back, refusal, children }: Props) {
  return (
    <DeskPage
      language="de"
      title={`${title} · ${town.name}`}
      office={town.name}
      zone={town.zone}
      tools={<Menu staff={staff} town={town} />}
    >
      <div class="appointments">
        <p>
          <a class="kern-link" href={back.href}>
            {back.name}
          </a>
        </p>
        <h1 class="kern-heading-large">{title}</h1>
        <Complaint sentence={refusal} />
        {children}
      </div>
    </DeskPage>
  );
}
