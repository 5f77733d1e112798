/** Mean radius of the earth, m. */
const EARTH_M = 6_371_000;
/** A position without satellites may be off by a kilometre: so much of that counts in somebody's favour, m. */
const BENEFIT_M = 100;

/** Degrees, WGS 84. */
export interface Spot {
  latitude: number;
  longitude: number;
}

/** Metres along the earth (haversine; right to a few metres in town). */
export function metresBetween(a: Spot, b: Spot): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const dy = Math.sin(rad(b.latitude - a.latitude) / 2);
  const dx = Math.sin(rad(b.longitude - a.longitude) / 2);
  const h = dy * dy + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * dx * dx;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Whether somebody at `spot`, known to `accuracy_m`, counts as inside of the circle. */
export function isInside(spot: Spot, accuracy_m: number, middle: Spot, radius_m: number): boolean {
  return metresBetween(spot, middle) - Math.min(accuracy_m, BENEFIT_M) <= radius_m;
}
