import type { Driver } from "./driver.ts";

/** Whether the sign itself says what it shows: else the house must neither claim that it does nor that it does not. */
export function tellsWhatItShows(driver: Driver | undefined): boolean {
  switch (driver?.type) {
    case "awtrix3":
    case "wled":
      return false;
    case "template":
      return driver.confirm !== undefined;
    case "ascii-tcp":
      return driver.acknowledges === true;
    default:
      return true;
  }
}
