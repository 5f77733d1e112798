import type { PageWord } from "../engine/fleet/pages.ts";
import { assets } from "./assets/build.ts";
import type { Form } from "./form.ts";

const NAME = /^[a-z0-9]{1,32}$/;

/**
 * How a board's or kiosk's page says it is: `page` (its name among those of one device), `build`, and `hidden`, `blocked`, `full` (`yes` or
 * `no`). Null: not in this shape.
 */
export function readPageWord(form: Form): { page: string; word: PageWord } | null {
  const { page = "", build = "", hidden = "", blocked = "", full = "" } = form;
  if (![page, build].every((one) => NAME.test(one))) return null;
  if (![hidden, blocked, full].every((one) => one === "yes" || one === "no")) return null;
  const word = {
    hidden: hidden === "yes",
    blocked: blocked === "yes",
    build,
    outdated: build !== assets.build,
    full: full === "yes",
  };
  return { page, word };
}
