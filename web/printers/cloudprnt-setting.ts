/** Where a Star printer finds its broker, and as whom it joins. */
export interface StarAccount {
  /** `mqtt://host:port` or `mqtts://…` */
  broker: string;
  device: string;
  secret: string;
}

/** The answer to `cloudprnt-setting.json` (Star CloudPRNT Protocol Guide 2.4): only MQTT, with whole jobs in the messages. */
export function cloudprntSetting({ broker, device, secret }: StarAccount) {
  const { protocol, hostname, port } = new URL(broker);
  const tls = protocol === "mqtts:";
  return {
    title: "star_cloudprnt_server_setting",
    version: "1.0.0",
    serverSupportProtocol: ["MQTT"],
    settingForMQTT: {
      useTriggerPOST: false,
      mqttConnectionSetting: {
        hostName: hostname,
        portNumber: port === "" ? (tls ? 8883 : 1883) : Number(port),
        useTls: tls,
        authenticationSetting: { clientId: device, username: device, password: secret },
      },
    },
  };
}
