/** Calls `stop` once when the process is asked to end, by a service manager or a keyboard. */
export function onStopSignal(stop: () => void): void {
  let asked = false;
  const once = () => {
    if (!asked) stop();
    asked = true;
  };
  process.on("SIGTERM", once).on("SIGINT", once);
}
