export type Font = { file: URL; weight: number; range?: string };

const ARABIC =
  "U+0600-06FF,U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08E1,U+08E3-08FF,U+200C-200E,U+2010-2011,U+204F,U+2E41,U+FB50-FDFF,U+FE70-FE74,U+FE76-FEFC";

const fira = (name: string) =>
  new URL(import.meta.resolve(`@kern-ux/native/dist/fonts/fira-sans/FiraSans-${name}.woff2`));
const noto = (weight: number) =>
  new URL(
    import.meta.resolve(`@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-${weight}-normal.woff2`),
  );

/**
 * One family for all scripts: KERN names "Fira Sans" everywhere, so Arabic joins that family by its
 * unicode range instead of every rule naming a second family.
 */
export const fonts: readonly Font[] = [
  { file: fira("Regular"), weight: 400 },
  { file: fira("Medium"), weight: 500 },
  { file: fira("SemiBold"), weight: 600 },
  { file: fira("Bold"), weight: 700 },
  { file: noto(400), weight: 400, range: ARABIC },
  { file: noto(500), weight: 500, range: ARABIC },
  { file: noto(600), weight: 600, range: ARABIC },
  { file: noto(700), weight: 700, range: ARABIC },
];

/** The `@font-face` of a font served under `url`. */
export function fontFace(font: Font, url: string): string {
  const range = font.range ? `unicode-range:${font.range};` : "";
  return `@font-face{font-family:"Fira Sans";font-style:normal;font-weight:${font.weight};font-display:swap;${range}src:url("${url}") format("woff2")}`;
}
