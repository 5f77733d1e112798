import type { SignTemplate } from "../../engine/town/sign-driver.ts";

/**
 * Tasmota with a display. It echoes DisplayText only where a display is fitted (xdrv_13_display.ino, CmndDisplayText);
 * an empty payload would be a question, so DisplayClear gets one that it ignores.
 */
export function tasmota({ topic }: { topic: string }): SignTemplate {
  const dimmer = (percent: string) => [{ topic: `cmnd/${topic}/DisplayDimmer`, payload: percent }];
  return {
    show: [{ topic: `cmnd/${topic}/DisplayText`, payload: "{text}" }, ...dimmer("{brightness}")],
    clear: [{ topic: `cmnd/${topic}/DisplayClear`, payload: "1" }],
    blink: { dark: dimmer("0"), lit: dimmer("{brightness}") },
    presence: { topic: `tele/${topic}/LWT`, online: "Online", offline: "Offline" },
    confirm: { topic: `stat/${topic}/RESULT`, payload: '{"DisplayText":"{text}"}' },
  };
}
