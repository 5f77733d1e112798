/** The number after the `issued`th of a queue: `A001` … `A999`, `A1000`. Never reused within a business day. */
export function numberAfter(queue: string, issued: number): string {
  return `${queue}${String(issued + 1).padStart(3, "0")}`;
}
