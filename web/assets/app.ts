import { startCalled } from "./client/called.ts";
import { startClock } from "./client/clock.ts";
import { startConfirm } from "./client/confirm.ts";
import { startDialogs } from "./client/dialogs.ts";
import { startFocus } from "./client/focus.ts";
import { startGong } from "./client/gong.ts";
import { startIdle } from "./client/idle.ts";
import { startKeypad } from "./client/keypad.ts";
import { startKeys } from "./client/keys.ts";
import { startLeft } from "./client/left.ts";
import { startLive } from "./client/live.ts";
import { startNearby } from "./client/nearby.ts";
import { startOrder } from "./client/order.ts";
import { startPresses } from "./client/presses.ts";
import { startPrints } from "./client/prints.ts";
import { startPuzzle } from "./client/puzzle.ts";
import { startRefusals } from "./client/refusals.ts";
import { startReports } from "./client/reports.ts";
import { startRotation } from "./client/rotate.ts";
import { startScans } from "./client/scan.ts";
import { startScroll } from "./client/scroll.ts";
import { startServes } from "./client/serves.ts";
import { startSince } from "./client/since.ts";
import { startTools } from "./client/tools.ts";
import { startTouch } from "./client/touch.ts";

startLive();
// before the gong, which tells at once what a page came too late for
startReports();
startGong();
startCalled();
startClock();
startSince();
startLeft();
startConfirm();
startDialogs();
startIdle();
startScans();
startKeypad();
startNearby();
startPresses();
startFocus();
startOrder();
startTools();
startRefusals();
startRotation();
startServes();
startScroll();
startTouch();
startPrints();
startPuzzle();

// htmx takes hold of the page in a timer of its own: a key pressed before it would send a form the plain way.
setTimeout(() => {
  startKeys();
  document.documentElement.dataset.ready = "yes";
});
