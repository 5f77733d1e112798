const SVG = "http://www.w3.org/2000/svg";

/** An SVG element with attributes and children; text goes in as text, never as markup. */
export function svg(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  children: readonly (Element | string)[] = [],
): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}
