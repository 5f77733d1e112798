import { Firmware, type FirmwareOptions } from "./firmware.ts";

/** Tasmota with a display: says that it is there before it listens, tells everybody about itself, and forgets its text. */
export class Tasmota extends Firmware {
  protected readonly will;
  private text = "";
  private dimmer = 100;

  constructor(
    private readonly topic: string,
    options: FirmwareOptions,
  ) {
    super(options);
    const will = { topic: `tele/${topic}/LWT`, payload: Buffer.from("Offline"), qos: 1 as const };
    this.will = { ...will, retain: true };
  }

  protected async connected(): Promise<void> {
    this.say(`tele/${this.topic}/LWT`, "Online", true);
    await this.listen([`cmnd/${this.topic}/#`, "cmnd/tasmotas/#", "cmnd/DVES_1A2B3C_fb/#"]);
    this.say("tasmota/discovery/C44F331A2B3C/config", { t: this.topic }, true);
    const time = new Date(this.clock()).toISOString().slice(0, 19);
    this.say(`tele/${this.topic}/STATE`, { Time: time, Uptime: "0T00:00:10" });
  }

  protected take(topic: string, payload: Buffer): void {
    const said = payload.toString();
    switch (topic.slice(`cmnd/${this.topic}/`.length)) {
      case "DisplayText":
        if (said === "") return; // a question that it has no answer to
        this.text = said;
        return this.result({ DisplayText: said });
      case "DisplayDimmer":
        if (said !== "") this.dimmer = Number(said);
        return this.result({ DisplayDimmer: this.dimmer });
      case "DisplayClear":
        this.text = "";
        return this.result({ DisplayClear: "Done" });
      default:
        return this.result({ Command: "Unknown" });
    }
  }

  protected forget(): void {
    this.text = "";
  }

  protected draw(): string {
    return this.dimmer > 0 ? this.text : "";
  }

  private result(answer: object): void {
    this.say(`stat/${this.topic}/RESULT`, answer);
  }
}
