import { expect, test } from "bun:test";
import { callable } from "./reach.ts";

test("numbers as people type them become what a gateway takes; what cannot be called is none", () => {
  for (const typed of ["0171 2345678", "+49 171/234-5678", "0049(0)1712345678", "+49 (0) 171 2345678"])
    expect([typed, callable(typed)]).toEqual([typed, "+491712345678"]);
  expect(callable("+33 6 12 34 56 78")).toBe("+33612345678");
  for (const wrong of ["", "110", "abc", "+0171234567", "0171 2345678 ext. 5", "+4917123456789012345"])
    expect([wrong, callable(wrong)]).toEqual([wrong, null]);
});
