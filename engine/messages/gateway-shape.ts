import { flag, isRecord, list, object, oneOf, type Shape, string } from "../town/shape.ts";
import type { Gateway } from "./gateway.ts";

const words = string("1 to 400 characters", (value) => value !== "" && value.length <= 400);
const several = list(words, 1, 20);
const place = string("a place like messages.0.id", (value) => /^[\w-]+(\.[\w-]+)*$/.test(value));
const address = string(
  "an address that begins with https://, http:// or {url}",
  (value) => /^(https?:\/\/|\{url\})/.test(value) && value.length <= 400,
);

function record<T>(shape: Shape<T>): Shape<Record<string, T>> {
  return (value, path, report): value is Record<string, T> => {
    if (!isRecord(value)) {
      report(path, "must be an object");
      return false;
    }
    return Object.entries(value).every(([key, one]) => shape(one, `${path}.${key}`, report));
  };
}

const wordOrWords: Shape<string | string[]> = (value, path, report): value is string | string[] =>
  Array.isArray(value) ? several(value, path, report) : words(value, path, report);

/** The file of a gateway that is not among ours. */
export const gatewayShape = object<Gateway>(
  { url: address, form: oneOf(["json", "urlencoded"]), body: record(wordOrWords), repeatable: flag },
  {
    headers: record(words),
    taken: object<NonNullable<Gateway["taken"]>>({ at: place, words: several }, { later: several }),
    id: place,
    report: object<NonNullable<Gateway["report"]>>(
      { id: place, status: place, delivered: several, failed: several },
      {},
    ),
  },
);
