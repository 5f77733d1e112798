/** Does filter `wide` let through everything `narrow` does? A plain topic is a filter without wildcards. */
export function covers(wide: string, narrow: string): boolean {
  const outer = wide.split("/");
  const inner = narrow.split("/");
  for (const [i, level] of outer.entries()) {
    // `a/#` also covers `a` itself (MQTT 3.1.1, 4.7.1.2).
    if (level === "#") return inner.length >= i;
    const other = inner[i];
    if (other === undefined || other === "#") return false;
    if (level !== "+" && level !== other) return false;
  }
  return outer.length === inner.length;
}

const TOPIC = /^[A-Za-z0-9_:-]+(\/[A-Za-z0-9_:-]+){0,9}$/;
const FILTER = /^([A-Za-z0-9_:-]+|\+)(\/([A-Za-z0-9_:-]+|\+)){0,9}(\/#)?$/;

/** Levels of `[A-Za-z0-9_:-]` only (Star's topics have a colon in the address of their printer): that leaves no NUL, no broken UTF-8 (it arrives as U+FFFD) and no `$SYS`. */
export function isPlainTopic(topic: string): boolean {
  return topic.length <= 256 && TOPIC.test(topic);
}

export function isPlainFilter(filter: string): boolean {
  return filter.length <= 256 && FILTER.test(filter);
}
