import { driverShape } from "../../../engine/town/driver-shape.ts";
import type { SignTemplate, TemplateLine } from "../../../engine/town/sign-driver.ts";
import { Firmware, type FirmwareOptions } from "./firmware.ts";

type Words = Readonly<Record<string, string>>;

/** A sign that understands exactly what a template says to it, and answers as the template expects; it forgets its text. */
export class TemplateSignHardware extends Firmware {
  protected readonly will;
  private text = "";
  private dark = false;

  constructor(
    private readonly template: SignTemplate,
    options: FirmwareOptions,
  ) {
    super(options);
    const { topic, offline } = template.presence;
    this.will = { topic, payload: Buffer.from(offline), qos: 0 as const, retain: true };
  }

  protected async connected(): Promise<void> {
    const { show, clear, blink, presence } = this.template;
    const told = [show, clear, blink?.dark ?? [], blink?.lit ?? []].flat().map(({ topic }) => topic);
    await this.listen([...new Set(told)]);
    this.say(presence.topic, presence.online, true);
  }

  protected take(topic: string, payload: Buffer): void {
    const { show, clear, blink, confirm } = this.template;
    const said = payload.toString();
    const wordsOf = (lines: readonly TemplateLine[] = []): Words | undefined =>
      lines.flatMap((line) => (line.topic === topic ? read(line.payload, said) : []))[0];
    const shown = wordsOf(show) ?? wordsOf(blink?.lit);
    if (wordsOf(clear)) this.text = "";
    else if (wordsOf(blink?.dark)) this.dark = true;
    else if (shown) {
      this.dark = false;
      this.text = shown.text ?? shown.number ?? this.text;
      if (confirm) this.say(confirm.topic, fill(confirm.payload, shown));
    }
  }

  protected forget(): void {
    Object.assign(this, { text: "", dark: false });
  }

  protected draw(): string {
    return this.dark ? "" : this.text;
  }
}

/** The template that a file has as it stands in a town's document, or what is wrong with it. */
export async function readTemplate(path: string): Promise<SignTemplate | string> {
  const wrong: string[] = [];
  try {
    const driver: unknown = await Bun.file(path).json();
    const fits = driverShape(driver, "driver", (at, reason) => wrong.push(`${at} ${reason}`));
    if (fits && driver.type === "template") return driver;
  } catch (error) {
    return `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
  return wrong.join("; ") || `${path} holds no driver of the type template`;
}

const WORD = /\{(text|number|counter|color|red|green|blue|brightness|level)\}/;

/** The words that a payload fills a template with; none when it is not of that template. */
function read(template: string, payload: string): Words[] {
  const [first = "", ...rest] = template.split(WORD);
  const names = rest.filter((_, at) => at % 2 === 0);
  const between = rest.filter((_, at) => at % 2 === 1);
  const pattern = between.map((text) => `([^"]*?)${RegExp.escape(text)}`).join("");
  const found = new RegExp(`^${RegExp.escape(first)}${pattern}$`).exec(payload);
  return found ? [Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? ""]))] : [];
}

function fill(template: string, words: Words): string {
  return template.replaceAll(new RegExp(WORD, "g"), (whole, name: string) => words[name] ?? whole);
}
