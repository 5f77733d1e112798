export type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Chooses the form of `count` by the rules of a locale and puts the number, or `shown`, in place of `#`. */
export function plurals(locale: string): (count: number, forms: Forms, shown?: string) => string {
  const rules = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(`${locale}-u-nu-latn`);
  return (count, forms, shown = number.format(count)) =>
    (forms[rules.select(count)] ?? forms.other).replaceAll("#", shown);
}

/** `15–25`, or `15` when both ends are equal. */
export function span(low: number, high: number): string {
  return low === high ? `${high}` : `${low}–${high}`;
}
