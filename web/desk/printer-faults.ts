/** What printers and their agents say when paper does not come out, by the contract's codes. */
const FAULTS: ReadonlyMap<string, string> = new Map([
  ["paper-out", "kein Papier"],
  ["cover-open", "Klappe offen"],
  ["printer-fault", "Störung am Drucker"],
  ["unsupported-media", "Der Drucker versteht den Auftrag nicht"],
  ["expired", "Der Drucker war nicht bereit"],
  ["unknown", "Grund unbekannt"],
  ["offline", "Drucker nicht verbunden"],
  ["bus-offline", "Gerätebus nicht verbunden"],
  ["drawn-already", "Derselbe Tastendruck hat ohne Netz schon einen Zettel gegeben"],
]);

/** Why paper did not come out, in words for staff; of a code that only its device knows, the code. */
export function printerFault(code: string): string {
  return FAULTS.get(code) ?? `Fehler: ${code}`;
}
