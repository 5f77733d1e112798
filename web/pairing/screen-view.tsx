import { spellUserCode } from "../../engine/fleet/user-code.ts";
import { ScreenPage } from "../page.tsx";

type Props = {
  code: string;
  /** The QR code as an image's address. */
  image: string;
  /** Where people reach the house. */
  address: string;
  /** Asked every five seconds whether it goes on. */
  watch: string;
};

/** The code of a device that waits for staff, readable from where they stand. Staff read it, so it speaks German. */
export function CodeScreen({ code, image, address, watch }: Props) {
  return (
    <ScreenPage language="de" title="Gerät koppeln" screen="pairing">
      <div class="pairing-screen" hx-get={watch} hx-trigger="every 5s" hx-swap="none">
        <h1>Dieses Gerät koppeln</h1>
        <p class="pairing-screen__code">{spellUserCode(code)}</p>
        <img
          class="pairing-screen__qr"
          src={image}
          alt="QR-Code zur Seite, auf der Sie das Gerät bestätigen"
        />
        <p>
          Scannen Sie den Code mit Ihrem Diensthandy, oder öffnen Sie{" "}
          <strong>{new URL(address).host}/devices</strong> und geben Sie ihn dort ein. Der Code gilt eine
          Viertelstunde.
        </p>
        <noscript>
          <p>
            <a href={watch}>Weiter, sobald das Gerät bestätigt ist</a>
          </p>
        </noscript>
      </div>
    </ScreenPage>
  );
}
