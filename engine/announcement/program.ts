export interface Limits {
  time_ms: number;
  output_bytes: number;
  memory_bytes: number;
}

/** Bounds a program's memory and processor time; part of every Linux, and of no other system. */
const PRLIMIT = Bun.which("prlimit");

/**
 * What a program writes when it reads `input`, or in a sentence why there is nothing. `command` is no shell's: its words reach the
 * program as they are. The program learns nothing of our environment, where secrets are.
 */
export async function runProgram(
  command: readonly string[],
  input: string,
  limits: Limits,
): Promise<Uint8Array | string> {
  const { time_ms, output_bytes, memory_bytes } = limits;
  const bound = PRLIMIT
    ? [PRLIMIT, `--as=${memory_bytes}`, `--cpu=${Math.ceil(time_ms / 1_000)}`, "--core=0"]
    : [];
  let child: Bun.Subprocess<Uint8Array, "pipe", "ignore">;
  try {
    child = Bun.spawn([...bound, ...command], {
      stdin: new TextEncoder().encode(input),
      stdout: "pipe",
      stderr: "ignore",
      env: { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C.UTF-8" },
    });
  } catch (error) {
    return `it does not start (${String(error)})`;
  }
  const reader = child.stdout.getReader();
  let wrong: string | null = null;
  const end = (why: string) => {
    wrong ??= why;
    child.kill("SIGKILL");
    // What it started itself may still hold the pipe open.
    reader.cancel().catch(() => {});
  };
  const timer = setTimeout(() => end(`it took longer than ${time_ms} ms`), time_ms);
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.length;
      if (size > output_bytes) {
        end(`it wrote more than ${output_bytes} bytes`);
        break;
      }
      chunks.push(read.value);
    }
    const status = await child.exited;
    return wrong ?? (status === 0 ? Buffer.concat(chunks) : `it ended with ${child.signalCode ?? status}`);
  } finally {
    clearTimeout(timer);
  }
}
