let built: Promise<string> | undefined;

async function build(): Promise<string> {
  const { outputs, logs } = await Bun.build({
    entrypoints: [Bun.fileURLToPath(new URL("./lab.ts", import.meta.url))],
    target: "browser",
    format: "iife",
    minify: true,
  });
  const script = await outputs[0]?.text();
  if (script === undefined) throw new Error(`the lab's script did not build: ${logs.join("\n")}`);
  return script;
}

/** The script of the virtual devices for browsers, with an MQTT client in it; built once for the process. */
export function labScript(): Promise<string> {
  built ??= build();
  return built;
}
