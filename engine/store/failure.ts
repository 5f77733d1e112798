export type StoreFailureCode =
  | "full"
  | "read-only"
  | "input-output"
  | "cannot-open"
  | "locked"
  | "newer"
  | "corrupt"
  | "bad-row"
  | "writer-died"
  | "closed";

/**
 * Why the store could not do what it was asked. Nothing that rejects with it was acknowledged; after `input-output`
 * and `writer-died` it may still have reached the disk: load before answering.
 */
export class StoreFailure extends Error {
  override readonly name = "StoreFailure";
  constructor(
    readonly code: StoreFailureCode,
    /** One English sentence that names the cause. */
    sentence: string,
  ) {
    super(sentence);
  }
}
