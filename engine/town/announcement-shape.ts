import { isTime } from "./calendar-words.ts";
import { flag, list, object, oneOf, type Shape, string, whole } from "./shape.ts";
import { type AnnouncementRule, LANGUAGES } from "./town.ts";

const time = string("a wall time like 08:30", isTime);
const pair = list(time, 2, 2);

/** From and to on the same day, the beginning first. */
const span: Shape<[from: string, to: string]> = (value, path, report): value is [string, string] => {
  if (!pair(value, path, report)) return false;
  const [from = "", to = ""] = value;
  if (from < to) return true;
  report(path, `must begin before it ends, not ${from} to ${to}`);
  return false;
};

export const announcementShape = object<AnnouncementRule>(
  {},
  {
    volume: whole(0, 100),
    gong: flag,
    repeat: whole(1, 3),
    languages: list(oneOf(LANGUAGES), 1, 3),
    quiet: list(span, 0, 6),
  },
);
