/** An expected refusal: `refused` is the code a program reads, `sentence` what a person reads. */
export interface Refused<Code extends string = string> {
  readonly refused: Code;
  readonly sentence: string;
}

export function refuse<Code extends string>(code: Code, sentence: string): Refused<Code> {
  return { refused: code, sentence };
}

export function isRefused(value: unknown): value is Refused {
  return typeof value === "object" && value !== null && "refused" in value && "sentence" in value;
}
