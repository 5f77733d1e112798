import { NO_FAULTS, type PrintFaults } from "./print-faults.ts";

export interface EpsonFaults extends PrintFaults {
  /** Answer as when the time ran out inside the printer. */
  times_out: boolean;
}

/** A printer that comes for its work: Server Direct Print, version 2.00, with Status Notification. */
export class EpsonPrinter {
  readonly faults: EpsonFaults = { ...NO_FAULTS, times_out: false };
  /** The bytes of every ticket that came out. */
  readonly tickets: Uint8Array[] = [];
  onCut: (ticket: Uint8Array) => void = () => {};

  constructor(readonly url: string) {}

  /** Asks once, prints what it is given, and reports. Gives the status the server answered with. */
  async poll(): Promise<number> {
    const answer = await this.post({ ConnectionType: "GetRequest", ID: "TM-1", Name: "TM-T88VI" });
    const xml = await answer.text();
    const id = /<printjobid>([^<]+)<\/printjobid>/.exec(xml)?.[1];
    const hex = /<command>([0-9a-f]+)<\/command>/.exec(xml)?.[1];
    if (id && hex && !this.faults.drops_jobs) await this.print(id, Buffer.from(hex, "hex"));
    return answer.status;
  }

  /** Tells how it is without being asked. */
  async notify(): Promise<void> {
    const status = `<statusmonitor Version="1.00"><printerstatus><asbstatus>0x${this.status.toString(16)}</asbstatus></printerstatus></statusmonitor>`;
    await this.post({ ConnectionType: "SetStatus", ID: "TM-1", Status: status });
  }

  private get status(): number {
    const { paper, cover_open } = this.faults;
    const near = paper === "ok" ? 0 : 0x20000;
    return 0x0f000014 | near | (paper === "out" ? 0x80008 : 0) | (cover_open ? 0x28 : 0);
  }

  private async print(id: string, bytes: Uint8Array): Promise<void> {
    const { slow_ms, paper, cover_open, times_out, loses_results, twice, garbles } = this.faults;
    if (slow_ms > 0) await Bun.sleep(slow_ms);
    const code = cover_open
      ? "EPTR_COVER_OPEN"
      : paper === "out"
        ? "EPTR_REC_EMPTY"
        : times_out
          ? "EX_TIMEOUT"
          : "";
    if (code === "") {
      this.tickets.push(bytes);
      this.onCut(bytes);
    }
    if (loses_results) return;
    const xml = garbles ? "<PrintRes" : this.result(id, code);
    const report = { ConnectionType: "SetResponse", ID: "TM-1", Name: "TM-T88VI", ResponseFile: xml };
    for (let times = twice ? 2 : 1; times > 0; times--) await this.post(report);
  }

  private result(id: string, code: string): string {
    const status = code === "" ? this.status | 0x2 : this.status;
    return `<?xml version="1.0" encoding="UTF-8"?><PrintResponseInfo Version="2.00"><ePOSPrint><Parameter><devid>local_printer</devid><printjobid>${id}</printjobid></Parameter><PrintResponse><response success="${code === ""}" code="${code}" status="${status}" battery="0" xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"/></PrintResponse></ePOSPrint></PrintResponseInfo>`;
  }

  private post(form: Record<string, string>): Promise<Response> {
    return fetch(this.url, { method: "POST", body: new URLSearchParams(form) });
  }
}
