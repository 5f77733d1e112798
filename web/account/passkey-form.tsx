import { assets } from "../assets/build.ts";
import type { Child } from "../jsx/markup.ts";
import { words } from "../words/words.ts";
import { Button } from "./frame.tsx";
import type { Trip } from "./trip.ts";

type Props = {
  trip: Trip;
  /** Where the answer goes; what is asked comes from `…/options`. */
  action: string;
  name: string;
  /** What the form carries beside the answer. */
  children: Child;
};

/** A button that asks the browser's passkeys. Hidden until the script has seen that there are any. */
export function PasskeyForm({ trip, action, name, children }: Props) {
  return (
    <>
      <form
        class="booking__form"
        method="post"
        action={action}
        data-options={`${action}/options`}
        data-failed={words(trip.language).account.passkeyFailed}
        hidden
      >
        {children}
        <input type="hidden" name="response" />
        <input type="hidden" name="token" />
        <Button name={name} kind="secondary" />
        <p role="status" data-said></p>
      </form>
      <script src={assets.passkeys} defer></script>
    </>
  );
}
