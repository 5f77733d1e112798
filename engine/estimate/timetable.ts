/**
 * When each counter is free next, in each lane (one cell each), ms from now. A counter that will only help out later is
 * idle until then and calls its own people: what it has promised to others waits behind them, as it does in the foyer.
 */
export class Timetable {
  readonly free: Float64Array;
  /** Work a cell has agreed to begin at `due`, if nothing of its own comes before. 0: none. */
  private readonly owed: Float64Array;
  private readonly due: Float64Array;

  constructor(cells: number) {
    this.free = new Float64Array(cells);
    this.owed = new Float64Array(cells);
    this.due = new Float64Array(cells);
  }

  /** When the cell can call somebody whom it may call from `from_ms` on. */
  startAt(cell: number, from_ms: number): number {
    const free_ms = this.free[cell]!;
    if (from_ms <= free_ms) return free_ms;
    const due_ms = this.due[cell]!;
    return from_ms < due_ms ? from_ms : Math.max(from_ms, due_ms + this.owed[cell]!);
  }

  /** Takes the cell from `at_ms`, which `startAt` gave, until `until_ms`. */
  occupy(cell: number, at_ms: number, until_ms: number): void {
    if (at_ms <= this.free[cell]!) return this.block(cell, until_ms);
    const owed_ms = this.owed[cell]!;
    const due_ms = this.due[cell]!;
    if (owed_ms > 0 && at_ms >= due_ms) this.owed[cell] = until_ms - due_ms;
    else {
      this.due[cell] = at_ms;
      this.owed[cell] = owed_ms > 0 ? Math.max(until_ms, due_ms) + owed_ms - at_ms : until_ms - at_ms;
    }
  }

  /** Keeps the cell for one thing until `until_ms`; what came due meanwhile follows at once. */
  block(cell: number, until_ms: number): void {
    this.free[cell] = until_ms;
    if (this.owed[cell]! > 0 && until_ms >= this.due[cell]!) this.settle(cell);
  }

  /** Puts what is owed into the time the cell is taken for anyway. */
  settle(cell: number): void {
    this.free[cell]! += this.owed[cell]!;
    this.owed[cell] = 0;
    this.due[cell] = 0;
  }
}
