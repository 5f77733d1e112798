/** Something the operator can mend keeps the program from starting; each sentence says what to set. */
export class Obstacle extends Error {
  readonly sentences: readonly string[];
  constructor(...sentences: string[]) {
    super(sentences.join("\n"));
    this.sentences = sentences;
  }
}
