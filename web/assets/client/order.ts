import { onExtension } from "./htmx.ts";

/**
 * `data-version="{epoch}.{seq}.{moment}"` on what a stream and presses both bring up to date: they come by different ways,
 * and an older state that arrives late must not replace a newer one.
 */
export function startOrder(): void {
  onExtension("order", {
    htmx_before_swap: (_element, { ctx, tasks }) => {
      const [, id = "", version = ""] = ROOT.exec(ctx.text ?? "") ?? [];
      const shown = id && document.getElementById(id);
      if (!shown || !isOlder(version, shown.dataset.version ?? "")) return true;
      // what else came along (a sentence for the status line) is still news
      for (const task of tasks.filter((one) => one.target === shown)) tasks.splice(tasks.indexOf(task), 1);
      return true;
    },
  });
}

const ROOT = /^<div id="([\w-]+)"[^>]* data-version="([\d.]+)"/;

/** The first part that differs decides. */
function isOlder(one: string, other: string): boolean {
  const parts = one.split(".").map(Number);
  const others = other.split(".").map(Number);
  const at = parts.findIndex((part, index) => part !== others[index]);
  return at >= 0 && (parts[at] ?? 0) < (others[at] ?? 0);
}
