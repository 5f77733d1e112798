import { BookingPage } from "../booking/frame.tsx";
import type { Child } from "../jsx/markup.ts";
import { words } from "../words/words.ts";
import type { Trip } from "./trip.ts";

type Props = {
  trip: Trip;
  title: string;
  /** The address at which this page is read. */
  self: string;
  refusal?: string | null;
  /** What has just been done. */
  done?: string | null;
  children?: Child;
};

/** A page of the account: looks as booking does, where people come from. */
export function AccountPage({ trip, done, children, ...rest }: Props) {
  return (
    <BookingPage language={trip.language} town={trip.town} {...rest}>
      {done && (
        <p class="booking__done" role="status">
          {done}
        </p>
      )}
      {children}
    </BookingPage>
  );
}

/** What a form of somebody who is not signed in carries along. */
export function TripFields({ trip: { to, town } }: { trip: Trip }) {
  return (
    <>
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="at" value={town.id} />
    </>
  );
}

/** Until when the time is kept for which somebody signs in. */
export function HeldUntil({ trip, held_until }: { trip: Trip; held_until: number | null }) {
  const w = words(trip.language);
  if (held_until === null) return null;
  return <strong>{w.booking.heldUntil(w.format.time(held_until, trip.town.zone))}</strong>;
}

export function Button({
  name,
  kind = "primary",
}: {
  name: string;
  kind?: "primary" | "secondary" | "tertiary";
}) {
  return (
    <button type="submit" class={`kern-btn kern-btn--${kind}`}>
      <span class="kern-label">{name}</span>
    </button>
  );
}
