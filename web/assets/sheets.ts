/** Our own stylesheets in order, inside `@layer app`. A page folder adds its line here. */
export const sheets: readonly URL[] = [
  new URL("./css/tokens.css", import.meta.url),
  new URL("./css/layout.css", import.meta.url),
  new URL("../entrance/entrance.css", import.meta.url),
  new URL("../unlock/unlock.css", import.meta.url),
  new URL("../desk/frame.css", import.meta.url),
  new URL("../desk/desk.css", import.meta.url),
  new URL("../desk/lists.css", import.meta.url),
  new URL("../kiosk/kiosk.css", import.meta.url),
  new URL("../kiosk/start.css", import.meta.url),
  new URL("../kiosk/matter.css", import.meta.url),
  new URL("../kiosk/ticket.css", import.meta.url),
  new URL("../board/board.css", import.meta.url),
  new URL("../phone/phone.css", import.meta.url),
  new URL("../lab/lab.css", import.meta.url),
  new URL("../lab/paper.css", import.meta.url),
  new URL("../devices/devices.css", import.meta.url),
];
