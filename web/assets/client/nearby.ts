import { isInside } from "./distance.ts";
import { around } from "./page.ts";

/** A phone that has no position by then has none, ms; one from a minute ago will do. */
const PATIENCE = { timeout: 15_000, maximumAge: 60_000, enableHighAccuracy: true };

/**
 * `<form data-nearby data-latitude data-longitude data-radius>` with the hidden field `inside`: its press asks the phone
 * where it is, and sends only that it is inside of the circle; outside, or when nobody knows, `[data-nearby-far]` or
 * `[data-nearby-unknown]` says so and nothing is sent at all.
 */
export function startNearby(): void {
  document.addEventListener("submit", (event) => {
    const form = around(event, "form[data-nearby]");
    if (!(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    if (form.dataset.asking) return;
    form.dataset.asking = "yes";
    say(form, null);
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

function say(form: HTMLFormElement, what: "far" | "unknown" | null): void {
  if (what) delete form.dataset.asking;
  for (const one of ["far", "unknown"])
    form.querySelector(`[data-nearby-${one}]`)?.toggleAttribute("hidden", one !== what);
}
