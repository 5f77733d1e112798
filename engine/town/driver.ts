import type { SignDriver } from "./sign-driver.ts";

/**
 * A printer that the house itself speaks to, or a kiosk's page. Without a driver a printer speaks the native contract, for example through the
 * agent beside it. `columns` of the paper: 32 on 58 mm, 42 to 48 on 80 mm; 42
 * unless said.
 */
export type PrinterDriver =
  /** ESC/POS over TCP; `port` is 9100 unless said. */
  | { type: "escpos"; host: string; port?: number; columns?: number }
  /** Epson Server Direct Print: the printer asks over HTTP. */
  | { type: "epson-sdp"; columns?: number }
  /**
   * Star CloudPRNT over MQTT; `mac` as the printer's topics have it. `tls`: the authority of the broker's certificate was installed
   * on the printer.
   */
  | { type: "star-mqtt"; mac: string; tls?: boolean; columns?: number }
  /** The system printer of the kiosk's own computer; `width_mm` of its paper, 80 unless said. */
  | { type: "browser"; width_mm?: 58 | 80 };

/** What a device is spoken to by, when not by the native contract. */
export type Driver = PrinterDriver | SignDriver;
