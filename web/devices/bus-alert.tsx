import { Refusal } from "../refuse.tsx";

/** Says once that the broker itself is away; nothing while the bus is there. `since` UTC ms. */
export function BusAlert({ since, zone }: { since: number | null; zone: string | undefined }) {
  if (since === null) return null;
  return (
    <div class="devices__alarm" role="alert">
      <Refusal
        title={`Gerätebus nicht verbunden, seit ${busTime(since, zone)}`}
        sentence="Der MQTT-Broker ist nicht erreichbar. Wie es den Geräten an ihm geht, weiß niemand; sie melden sich von selbst wieder, sobald er da ist."
      />
    </div>
  );
}

/** Day and hour on the office's wall. */
export function busTime(at_ms: number, zone: string | undefined): string {
  const format = new Intl.DateTimeFormat("de-DE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  return format.format(at_ms);
}
