import type { MqttClient } from "mqtt";

/** mqtt.js says nothing of a WebSocket that the other side does not take: tells of each attempt that ended without a word why. */
export function onMuteClose(client: MqttClient, tell: (error: Error) => void): void {
  let told = false;
  const explain = () => {
    told = true;
  };
  client.on("connect", explain);
  client.on("error", explain);
  client.on("close", () => {
    if (!told && !client.disconnecting)
      tell(
        new Error(
          "the line closed before MQTT began; over WebSocket the house's bus is /mqtt of its address",
        ),
      );
    told = false;
  });
}
