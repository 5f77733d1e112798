import { X509Certificate } from "node:crypto";
import { readFileSync, unwatchFile, watchFile } from "node:fs";
import { createSecureContext } from "node:tls";
import type { Log } from "../../engine/log.ts";
import { type Refused, refuse } from "../refused.ts";
import { Listeners } from "./listeners.ts";

export interface TlsPair {
  /** PEM, the house's own certificate first, then what leads to its authority. */
  readonly cert: string;
  readonly key: string;
}

/** The paths of PEM files. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/** Who the broker is over TLS. */
export interface TlsIdentity {
  readonly pair: TlsPair;
  /** What devices are told to trust, PEM; null when any authority that their maker trusts will do. */
  readonly ca: string | null;
  /** Hears of a new pair in the files. Returns how to stop. */
  onRenewed(renewed: (pair: TlsPair) => void): () => void;
  close(): void;
}

/**
 * Reads certificate and key, and again whenever a file changes: a certificate that is renewed every few weeks needs no restart.
 * A pair that does not fit (one file is new, the other not yet) is logged and the old one goes on.
 */
export function openTlsIdentity(
  files: TlsFiles,
  options: { log: Log; authority?: string | null; look_every_ms?: number },
): TlsIdentity | Refused<"tls-files"> {
  const { log, authority = null, look_every_ms = 10_000 } = options;
  const first = read(files);
  if ("refused" in first) return first;
  let pair = first;
  const renewed = new Listeners<TlsPair>();
  const look = () => {
    const found = read(files);
    if ("refused" in found)
      return log({ level: "warn", what: "certificate not renewed", why: found.sentence });
    if (found.cert === pair.cert && found.key === pair.key) return;
    pair = found;
    log({ level: "info", what: "certificate renewed", until: new X509Certificate(found.cert).validTo });
    renewed.tell(found);
  };
  const watched = [files.cert, files.key];
  for (const path of watched) watchFile(path, { interval: look_every_ms, persistent: false }, look);
  return {
    get pair() {
      return pair;
    },
    get ca() {
      return authority ?? selfSigned(pair.cert);
    },
    onRenewed: (heard) => renewed.add(heard),
    close() {
      for (const path of watched) unwatchFile(path, look);
    },
  };
}

/** The certificate at a path, PEM, that devices and we ourselves shall trust. */
export function readAuthority(path: string): string | Refused<"tls-files"> {
  try {
    const authority = readFileSync(path, "utf8");
    new X509Certificate(authority);
    return authority;
  } catch (error) {
    return refuse("tls-files", `MQTT_TLS_CA cannot be used: ${String(error)}`);
  }
}

function read(files: TlsFiles): TlsPair | Refused<"tls-files"> {
  try {
    const pair = { cert: readFileSync(files.cert, "utf8"), key: readFileSync(files.key, "utf8") };
    new X509Certificate(pair.cert);
    createSecureContext(pair); // throws when the key is not the certificate's
    return pair;
  } catch (error) {
    return refuse("tls-files", `MQTT_TLS_CERT and MQTT_TLS_KEY cannot be used: ${String(error)}`);
  }
}

/** A certificate that is its own authority has to be given to devices; of another they may know the authority. */
function selfSigned(cert: string): string | null {
  const own = new X509Certificate(cert);
  return own.checkIssued(own) ? cert : null;
}
