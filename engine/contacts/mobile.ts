/**
 * Mobile numbers by country, ISO 3166: the calling code (ITU-T E.164) and what follows it by the numbering plan of its
 * regulator. Ranges for services that cost extra are in none of them.
 */
const MOBILE = {
  DE: /^\+491(?:5\d|6[023]|7\d)\d{7,8}$/,
  DK: /^\+45(?:[2-7]\d|8[126-9]|9[1-46-9])\d{6}$/,
  PL: /^\+48(?:45|5[0137]|6[069]|7[2389]|88)\d{7}$/,
  CZ: /^\+420(?:60[1-8]|7(?:0[2-5]|[2379]\d))\d{6}$/,
  AT: /^\+436[5-9]\d{6,10}$/,
  CH: /^\+417[5-9]\d{7}$/,
  FR: /^\+33[67]\d{8}$/,
  LU: /^\+3526\d{2}\d{6}$/,
  BE: /^\+324[5-9]\d{7}$/,
  NL: /^\+316[1-58]\d{7}$/,
  UA: /^\+380(?:39|50|6[3678]|7[357]|9[1-9])\d{7}$/,
} as const;

export type MobileCountry = keyof typeof MOBILE;
export const MOBILE_COUNTRIES = Object.keys(MOBILE) as MobileCountry[];

/** Germany and its neighbours. */
export const NEAR: readonly MobileCountry[] = MOBILE_COUNTRIES.filter((country) => country !== "UA");

/** Whether a number as gateways take it (`+4917…`) is a mobile one of these countries. */
export function isMobile(number: string, countries: readonly MobileCountry[]): boolean {
  return countries.some((country) => MOBILE[country].test(number));
}
