import { Elysia } from "elysia";
import { accountRoutes } from "./account/routes.tsx";
import { appointmentRoutes } from "./appointments/routes.tsx";
import { asset } from "./assets/asset.ts";
import { assets } from "./assets/build.ts";
import { assetRoutes } from "./assets/routes.ts";
import { audioRoutes } from "./board/audio-routes.ts";
import { boardRoutes } from "./board/routes.tsx";
import { bookingRoutes } from "./booking/routes.tsx";
import { deskRoutes } from "./desk/routes.tsx";
import { deviceRoutes } from "./devices/routes.tsx";
import { entranceRoutes } from "./entrance/routes.tsx";
import { followFleet } from "./fleet/follow.ts";
import { fleetRoutes } from "./fleet/routes.tsx";
import { guardRoutes } from "./guard/routes.tsx";
import { followHours } from "./hours/follow.ts";
import type { House } from "./house.ts";
import { arrivalRoutes } from "./kiosk/arrival-routes.tsx";
import { kioskRoutes } from "./kiosk/routes.tsx";
import { labRoutes } from "./lab/routes.tsx";
import { bodyLimit, patientStreams } from "./limit.ts";
import { lotteryRoutes } from "./lottery/routes.tsx";
import { messageRoutes } from "./messages/routes.tsx";
import { metricsRoutes } from "./metrics/routes.ts";
import { mistakes } from "./mistakes.ts";
import { nearbyRoutes } from "./nearby/routes.tsx";
import { openingRoutes } from "./opening/routes.tsx";
import { originGate } from "./origin.ts";
import { pairingRoutes } from "./pairing/routes.ts";
import { followTime } from "./passing-time.ts";
import { phoneRoutes } from "./phone/routes.tsx";
import { printerRoutes } from "./printers/routes.ts";
import { queueUp } from "./queue-up.ts";
import { createRefusalLog, refusalLog } from "./refusal-log.ts";
import { security } from "./security.ts";
import { slipRoutes } from "./slip/routes.tsx";
import { staffRoutes } from "./staff/routes.tsx";
import { statisticsRoutes } from "./statistics/routes.tsx";
import { topicsOf } from "./topics.ts";
import { unlockRoutes } from "./unlock/routes.tsx";

/** All pages. The views follow the engine's hub from here on. */
export function createWeb(house: House) {
  const { engine, live, secure, bus } = house;
  const lab = bus.embedded ? asset("lab", "js", "text/javascript; charset=utf-8", bus.lab) : null;
  engine.hub.listen((change) => {
    for (const topic of topicsOf(change)) live.changed(topic);
  });
  const refused = createRefusalLog(engine.log, engine.clock.now);
  return new Elysia()
    .onStop(followTime(house))
    .onStop(followHours(house))
    .onStop(followFleet(house))
    .use(queueUp(house, refused))
    .use(mistakes(undefined, refused))
    .use(security({ secure }))
    .use(refusalLog(refused))
    .use(bodyLimit(refused))
    .use(originGate(refused))
    .use(patientStreams())
    .use(assetRoutes(assets, lab ? [lab] : []))
    .use(entranceRoutes(house))
    .use(unlockRoutes(house))
    .use(kioskRoutes(house))
    .use(arrivalRoutes(house))
    .use(boardRoutes(house))
    .use(audioRoutes(house))
    .use(phoneRoutes(house))
    .use(nearbyRoutes(house))
    .use(bookingRoutes(house))
    .use(lotteryRoutes(house))
    .use(metricsRoutes(house))
    .use(guardRoutes(house))
    .use(staffRoutes(house))
    .use(pairingRoutes(house))
    .use(fleetRoutes(house))
    .use(deviceRoutes(house))
    .use(printerRoutes(house))
    .use(slipRoutes(house))
    .use(statisticsRoutes(house))
    .use(labRoutes(house, lab?.url ?? null))
    .use(messageRoutes(house))
    .use(accountRoutes(house))
    .use(appointmentRoutes(house))
    .use(openingRoutes(house))
    .use(deskRoutes(house));
}
