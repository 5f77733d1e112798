/** On a screen that people touch nothing is dragged away and a long touch opens no menu. */
export function startTouch(): void {
  for (const kind of ["contextmenu", "dragstart"])
    document.addEventListener(kind, (event) => {
      if (document.querySelector(".screen--kiosk")) event.preventDefault();
    });
}
