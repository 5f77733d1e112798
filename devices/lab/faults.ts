/** What can be wrong with a virtual device, as the lab's switches name it. */
export type Fault =
  | "offline"
  | "slow"
  | "duplicate"
  | "paper-out"
  | "paper-low"
  | "cover-open"
  | "silent"
  | "broken";

/** How long a slow device thinks: long for a person who waits, short enough to be in time. */
export const SLOW_MS = 4_000;

/** The switched-on faults of one device; hears the page's check boxes (`input[data-fault]`). */
export class Faults {
  private readonly on = new Set<string>();

  constructor(place: Element, changed: (fault: string) => void) {
    for (const box of place.querySelectorAll<HTMLInputElement>("input[data-fault]")) {
      const fault = box.dataset.fault ?? "";
      const take = () => void (box.checked ? this.on.add(fault) : this.on.delete(fault));
      take(); // browsers keep ticks over a reload
      box.addEventListener("change", () => {
        take();
        changed(fault);
      });
    }
  }

  has(fault: Fault): boolean {
    return this.on.has(fault);
  }

  /** Waits as long as the device thinks. */
  async think(): Promise<void> {
    if (this.has("slow")) await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
  }
}
