import { type Asset, asset } from "./asset.ts";
import { fontFace, fonts } from "./fonts.ts";
import { toLogical } from "./logical.ts";
import { sheets } from "./sheets.ts";

export type Assets = {
  style: string;
  script: string;
  icon: string;
  /** The script of the pages where visitors use passkeys. */
  passkeys: string;
  /** Changes whenever a page must be loaded anew to get its script or style. */
  build: string;
  files: ReadonlyMap<string, Asset>;
};

const read = (specifier: string) => Bun.file(new URL(import.meta.resolve(specifier))).text();

async function buildFonts(): Promise<{ files: Asset[]; css: string }> {
  const files: Asset[] = [];
  const faces: string[] = [];
  for (const font of fonts) {
    const file = asset("font", "woff2", "font/woff2", await Bun.file(font.file).arrayBuffer());
    files.push(file);
    faces.push(fontFace(font, file.url));
  }
  return { files, css: faces.join("\n") };
}

async function buildStyle(fontCss: string): Promise<Asset> {
  const kern = toLogical((await read("@kern-ux/native/dist/kern.min.css")).replace(/@charset "[^"]+";/, ""));
  const own = await Promise.all(sheets.map((sheet) => Bun.file(sheet).text()));
  const css = `@layer kern, app;\n${fontCss}\n@layer kern{${kern}}\n@layer app{${own.join("\n")}}`;
  return asset("foyer", "css", "text/css; charset=utf-8", css);
}

async function bundled(entry: URL): Promise<string> {
  const built = await Bun.build({
    entrypoints: [Bun.fileURLToPath(entry)],
    target: "browser",
    format: "iife",
    minify: true,
  });
  const script = await built.outputs[0]?.text();
  if (script === undefined) throw new Error(`${entry} did not build: ${built.logs.join("\n")}`);
  return script;
}

async function buildPasskeys(): Promise<Asset> {
  const script = await bundled(new URL("../account/passkey-script.ts", import.meta.url));
  return asset("passkeys", "js", "text/javascript; charset=utf-8", script);
}

async function buildScript(): Promise<Asset> {
  const own = await bundled(new URL("./app.ts", import.meta.url));
  // One file: as two deferred files htmx and hx-sse race, and the stream then never connects.
  const parts = [await read("htmx.org/dist/htmx.min.js"), await read("htmx.org/dist/ext/hx-sse.min.js"), own];
  const script = parts.map((part) => part.replace(/\/\/# sourceMappingURL=\S*/g, "")).join("\n;\n");
  return asset("foyer", "js", "text/javascript; charset=utf-8", script);
}

/** Builds stylesheet, script, icon and fonts in memory. Throws when one of our own modules does not compile. */
export async function buildAssets(): Promise<Assets> {
  const fontFiles = await buildFonts();
  const [style, script, passkeys] = await Promise.all([
    buildStyle(fontFiles.css),
    buildScript(),
    buildPasskeys(),
  ]);
  const drawing = await Bun.file(new URL("./icon.svg", import.meta.url)).text();
  const icon = asset("icon", "svg", "image/svg+xml", drawing);
  const all = [style, script, passkeys, icon, ...fontFiles.files];
  return {
    style: style.url,
    script: script.url,
    icon: icon.url,
    passkeys: passkeys.url,
    build: Bun.hash(style.url + script.url).toString(36),
    files: new Map(all.map((file) => [file.url, file])),
  };
}

/** Built once for the process; every page links these. */
export const assets: Assets = await buildAssets();
