import type { Child } from "../../jsx/markup.ts";
import { Key } from "./press.tsx";

type Props = { id: string; label: string; keys?: string; open?: boolean; children?: Child };

/** Something to be filled in, folded away behind its name; the page script keeps it open while the page follows events. */
export function Tool({ id, label, keys, open, children }: Props) {
  return (
    <details class="tool" id={id} open={open} data-tool>
      <summary class="tool__name" data-key={keys} aria-keyshortcuts={keys}>
        <span class="kern-label">{label}</span>
        <Key of={keys} />
      </summary>
      <div class="tool__body">{children}</div>
    </details>
  );
}
