import { all, onContent } from "./page.ts";

/**
 * `<select data-matter="m" data-unfit="does not serve this">` with options `data-serves="a b" data-name="Counter 2"`: says of
 * each whether it serves what the `service` of the same form says, or `m` while that is empty.
 */
export function startServes(): void {
  onContent(mark);
  document.addEventListener("change", mark);
}

function mark(): void {
  for (const select of all("select[data-matter]")) {
    if (!(select instanceof HTMLSelectElement)) continue;
    const { matter = "", unfit = "" } = select.dataset;
    const chosen = select.form?.elements.namedItem("service");
    const asked = (chosen instanceof HTMLSelectElement && chosen.value) || matter;
    for (const option of select.options) {
      const { serves, name = "" } = option.dataset;
      if (serves === undefined) continue;
      const text = serves.split(" ").includes(asked) ? name : `${name} · ${unfit}`;
      if (option.textContent !== text) option.textContent = text;
    }
  }
}
