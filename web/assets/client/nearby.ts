import { isInside } from "./distance.ts";
import { around } from "./page.ts";
import { now_ms } from "./time.ts";

/** A phone that has no position by then has none, ms; where it was a minute ago is not where somebody is who has just walked in. */
const PATIENCE = { timeout: 15_000, maximumAge: 0, enableHighAccuracy: true };

/**
 * `<form data-nearby data-latitude data-longitude data-radius>` with the hidden field `inside`: its press asks the phone
 * where it is, and sends only that it is inside of the circle; outside, or when nobody knows, `[data-nearby-far]` or
 * `[data-nearby-unknown]` says so, with the time in its `<time>`, and nothing is sent at all. Meanwhile `[data-nearby-asking]`.
 */
export function startNearby(): void {
  document.addEventListener("submit", (event) => {
    const form = around(event, "form[data-nearby]");
    if (!(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    if (form.dataset.asking) return;
    form.dataset.asking = "yes";
    say(form, "asking");
    // Asked for only here, on a press: nobody is asked where they are by opening a page.
    const { geolocation } = navigator as Partial<Navigator>;
    if (!geolocation) return say(form, "unknown");
    geolocation.getCurrentPosition(
      ({ coords }) => {
        const middle = { latitude: Number(form.dataset.latitude), longitude: Number(form.dataset.longitude) };
        if (!isInside(coords, coords.accuracy, middle, Number(form.dataset.radius))) return say(form, "far");
        const field = form.elements.namedItem("inside");
        if (field instanceof HTMLInputElement) field.value = "yes";
        form.submit();
      },
      () => say(form, "unknown"),
      PATIENCE,
    );
  });
}

function say(form: HTMLFormElement, what: "asking" | "far" | "unknown"): void {
  if (what !== "asking") delete form.dataset.asking;
  for (const one of ["asking", "far", "unknown"]) {
    const said = form.querySelector(`[data-nearby-${one}]`);
    said?.toggleAttribute("hidden", one !== what);
    // The same sentence twice would look as if the second press had done nothing.
    const tried = said?.querySelector("time");
    if (tried) tried.textContent = new Date(now_ms()).toLocaleTimeString("de");
  }
}
