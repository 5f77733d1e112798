import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { Log } from "../log.ts";
import type { Store, Tables } from "../store/port.ts";
import type { Account } from "./account.ts";
import { Pending } from "./pending.ts";

export type Passkey = Tables["passkey"];

/** So long a browser may take to ask its person. */
const CHALLENGE_MS = 5 * 60_000;
/** More than anybody has devices. */
export const MOST_PASSKEYS = 20;
const RP_NAME = "Wartemarke";

/** Where the browser thinks it is: `https://host:port`. */
export type Origin = string;

interface Asked {
  challenge: string;
  /** Whose passkey is being made; null when somebody signs in. */
  account: string | null;
}

/**
 * Passkeys (WebAuthn): discoverable, so that nobody types an address, and with the device's own check of the person, so that
 * they stand in for a password. A challenge is used once.
 */
export class Passkeys {
  private readonly asked = new Pending<Asked>(CHALLENGE_MS);

  constructor(private readonly ports: { store: Store; now: () => number; log: Log }) {}

  /** What the browser needs to make one, and the token its answer comes back with. */
  async creation(account: Account, origin: Origin) {
    const existing = await this.of(account.id);
    const options = await generateRegistrationOptions({
      rpName: RP_NAME,
      rpID: hostOf(origin),
      userID: new Uint8Array(new TextEncoder().encode(account.id)),
      userName: account.email ?? account.name ?? RP_NAME,
      userDisplayName: account.name ?? "",
      attestationType: "none",
      excludeCredentials: existing.map(({ id, transports }) => ({ id, transports })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    return { options, token: this.keep(options.challenge, account.id) };
  }

  /** Keeps the passkey that a browser made; null when the answer is not one to what was asked. */
  async add(account: Account, response: RegistrationResponseJSON, token: string | undefined, origin: Origin) {
    const { store, now } = this.ports;
    const asked = this.asked.take(token, now());
    if (!asked || asked.account !== account.id) return null;
    if ((await this.of(account.id)).length >= MOST_PASSKEYS) return null;
    const checked = await this.checked(() =>
      verifyRegistrationResponse({ response, ...expected(asked, origin) }),
    );
    if (!checked?.verified) return null;
    const { id, publicKey, counter, transports = [] } = checked.registrationInfo.credential;
    // Somebody else's credential must not change hands.
    if (await store.get("passkey", id)) return null;
    const public_key = Buffer.from(publicKey).toString("base64url");
    const row: Passkey = { id, account: account.id, public_key, counter, transports, created_at: now() };
    await store.put([{ table: "passkey", row }]);
    return row;
  }

  /** What the browser needs to sign somebody in whom nobody knows yet. */
  async request(origin: Origin) {
    const options = await generateAuthenticationOptions({
      rpID: hostOf(origin),
      userVerification: "required",
    });
    return { options, token: this.keep(options.challenge, null) };
  }

  /** The account that a passkey signs in to; null when it is none of ours or does not fit. */
  async verify(response: AuthenticationResponseJSON, token: string | undefined, origin: Origin) {
    const { store, now } = this.ports;
    const asked = this.asked.take(token, now());
    const passkey = await store.get("passkey", response.id);
    if (!asked || asked.account !== null || !passkey) return null;
    const credential = {
      id: passkey.id,
      publicKey: new Uint8Array(Buffer.from(passkey.public_key, "base64url")),
      counter: passkey.counter,
      transports: passkey.transports,
    };
    const checked = await this.checked(() =>
      verifyAuthenticationResponse({ response, credential, ...expected(asked, origin) }),
    );
    if (!checked?.verified) return null;
    const counter = checked.authenticationInfo.newCounter;
    await store.put([{ table: "passkey", row: { ...passkey, counter } }]);
    return passkey.account;
  }

  /** An account's, the oldest first. */
  async of(account: string): Promise<Passkey[]> {
    const found = await this.ports.store.find("passkey", "account", account);
    return found.sort((a, b) => a.created_at - b.created_at);
  }

  /** False when it is none of the account's, or none any more. */
  async remove(account: string, id: string): Promise<boolean> {
    const passkey = await this.ports.store.get("passkey", id);
    if (passkey?.account !== account) return false;
    await this.ports.store.put([{ table: "passkey", remove: id }]);
    return true;
  }

  private keep(challenge: string, account: string | null): string {
    return this.asked.keep({ challenge, account }, this.ports.now());
  }

  /** The library throws whatever is wrong with an answer, which anybody may send. */
  private async checked<T>(check: () => Promise<T>): Promise<T | null> {
    try {
      return await check();
    } catch (error) {
      this.ports.log({
        level: "info",
        what: "a passkey does not fit",
        reason: error instanceof Error ? error.name : "",
      });
      return null;
    }
  }
}

function expected({ challenge }: Asked, origin: Origin) {
  return {
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: hostOf(origin),
    requireUserVerification: true,
  };
}

function hostOf(origin: Origin): string {
  return new URL(origin).hostname;
}
