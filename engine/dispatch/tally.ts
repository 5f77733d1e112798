/** Higher than -Infinity, which stands for an empty seat, and lower than any count. */
const ANY = -Number.MAX_VALUE;

/**
 * Counts over seats in a row, where a seat's count is what it brought plus all marks from it to the end. A segment tree:
 * changing a seat, the marks behind a seat, and the first seat whose count reaches a bound cost the logarithm of the row.
 */
export class Tally {
  private readonly marks: Float64Array;
  /** The highest count below a node, marks outside of it left out; -Infinity where all seats are empty. */
  private readonly most: Float64Array;

  /** `width` is a power of two. */
  constructor(private readonly width: number) {
    this.marks = new Float64Array(2 * width);
    this.most = new Float64Array(2 * width).fill(Number.NEGATIVE_INFINITY);
  }

  set(seat: number, brought: number, mark: number): void {
    let node = this.width + seat;
    this.marks[node] = mark;
    this.most[node] = brought + mark;
    for (node >>= 1; node > 0; node >>= 1) this.sumUp(node);
  }

  empty(seat: number): void {
    this.set(seat, Number.NEGATIVE_INFINITY, 0);
  }

  /** All marks on seats after this one. */
  behind(seat: number): number {
    let sum = 0;
    for (let node = this.width + seat; node > 1; node >>= 1) {
      if (node % 2 === 0) sum += this.marks[node + 1]!;
    }
    return sum;
  }

  /** The first taken seat whose count is at least `bound`, or -1. */
  first(bound = ANY): number {
    if (this.most[1]! < bound) return -1;
    let behind = 0;
    let node = 1;
    while (node < this.width) {
      node *= 2;
      const right = this.marks[node + 1]!;
      if (this.most[node]! + right + behind >= bound) behind += right;
      else node += 1;
    }
    return node - this.width;
  }

  /** The last taken seat before this one, or -1. */
  before(seat: number): number {
    let node = this.width + seat;
    while (node > 1 && (node % 2 === 0 || this.most[node - 1]! < ANY)) node >>= 1;
    if (node <= 1) return -1;
    node -= 1;
    while (node < this.width) node = this.most[2 * node + 1]! < ANY ? 2 * node : 2 * node + 1;
    return node - this.width;
  }

  /** The first taken seat after this one, or -1. */
  after(seat: number): number {
    let node = this.width + seat;
    while (node > 1 && (node % 2 === 1 || this.most[node + 1]! < ANY)) node >>= 1;
    if (node <= 1) return -1;
    node += 1;
    while (node < this.width) node = this.most[2 * node]! < ANY ? 2 * node + 1 : 2 * node;
    return node - this.width;
  }

  private sumUp(node: number): void {
    const left = 2 * node;
    const right = left + 1;
    this.marks[node] = this.marks[left]! + this.marks[right]!;
    this.most[node] = Math.max(this.most[right]!, this.most[left]! + this.marks[right]!);
  }
}
