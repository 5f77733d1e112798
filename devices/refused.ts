/** An expected refusal: `code` is what a program reads, `sentence` what a person reads. Never thrown. */
export class Refused<Code extends string = string> {
  readonly refused = true;
  constructor(
    readonly code: Code,
    readonly sentence: string,
  ) {}
}

export function refuse<Code extends string>(code: Code, sentence: string): Refused<Code> {
  return new Refused(code, sentence);
}

export function isRefused<T>(value: T): value is Extract<T, Refused> {
  return value instanceof Refused;
}
