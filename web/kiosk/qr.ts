import { toString as draw } from "qrcode";

/** A QR code as a `data:` address for an image; the quiet zone is part of it. */
export async function qrImage(text: string): Promise<string> {
  const svg = await draw(text, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
  return `data:image/svg+xml;base64,${btoa(svg)}`;
}
