/** What can be wrong with a simulated printer that is given its jobs. */
export interface PrintFaults {
  paper: string;
  cover_open: boolean;
  /** Delay of the mechanics per job, ms. */
  slow_ms: number;
  /** Print, but lose the way before the result could be told. */
  loses_results: boolean;
  /** Take a job and lose power before it is printed. */
  drops_jobs: boolean;
  /** Tell every result twice. */
  twice: boolean;
  /** Tell results that nobody can read. */
  garbles: boolean;
}

export const NO_FAULTS: PrintFaults = {
  paper: "ok",
  cover_open: false,
  slow_ms: 0,
  loses_results: false,
  drops_jobs: false,
  twice: false,
  garbles: false,
};
