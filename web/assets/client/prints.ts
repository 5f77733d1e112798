/**
 * `<… data-prints="/…">`: the page prints itself, once. The server is asked first and says yes to one asker only, so that a
 * reloaded page prints nothing. A browser tells nobody whether paper came out, only that it took the page.
 */
export function startPrints(): void {
  document.addEventListener("DOMContentLoaded", start);
  if (document.readyState !== "loading") start();
}

function start(): void {
  for (const slip of document.querySelectorAll<HTMLElement>("[data-prints]:not([data-printing])")) {
    slip.dataset.printing = "";
    void print(slip, slip.dataset.prints ?? "");
  }
}

async function print(slip: HTMLElement, address: string): Promise<void> {
  await Promise.all(Array.from(slip.querySelectorAll("img"), (image) => image.decode()));
  // Without an answer nothing is printed: the job's time runs out, and the screen shows the code.
  const allowed = await post(address);
  if (!allowed) return;
  window.print();
  await post(`${address}/end`);
}

function post(address: string): Promise<boolean> {
  return fetch(address, { method: "POST" }).then(
    ({ ok }) => ok,
    () => false,
  );
}
