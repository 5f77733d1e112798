import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  WWWAuthenticateChallengeError,
} from "openid-client";
import type { Log } from "../log.ts";
import type { PortalRule } from "../town/portal.ts";
import type { Town } from "../town/town.ts";

/** Somebody waits in front of the page meanwhile. */
const ANSWER_S = 6;
/** Nobody answers, or somebody who is no portal. */
const UNREACHED = new Set([
  "fetch",
  "OAUTH_TIMEOUT",
  "OAUTH_RESPONSE_IS_NOT_CONFORM",
  "OAUTH_RESPONSE_IS_NOT_JSON",
  "OAUTH_PARSE_ERROR",
  "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED",
  "OAUTH_MISSING_SERVER_METADATA",
]);
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Who somebody is, by the word of a town's portal. `subject` is the portal's own name for the person. */
export interface PortalPerson {
  issuer: string;
  subject: string;
  name: string | null;
  /** Only one that the portal has verified. */
  email: string | null;
}

/** A sign-in under way at a portal: what its answer must fit. */
export interface PortalVisit {
  location: string;
  redirect_uri: string;
  state: string;
  nonce: string;
  verifier: string;
}

/** Why somebody is not signed in through the portal. */
export type PortalRefusal =
  /** It does not answer, or not as a portal does. */
  | "away"
  /** The person said no there. */
  | "declined"
  /** It was too late, or came twice. */
  | "stale"
  /** The answer does not belong to what was asked. */
  | "mismatch";

interface Ports {
  town(location: string): Town | undefined;
  /** Client secrets, by location. */
  secrets: ReadonlyMap<string, string>;
  log: Log;
}

/** Sign-in through the portals of towns, by OpenID Connect: code flow with PKCE, state and nonce. */
export class Portals {
  private readonly known = new Map<string, Promise<Configuration>>();

  constructor(private readonly ports: Ports) {}

  /** The portal of a town whose document names one and whose client secret is set. */
  of(location: string): PortalRule | null {
    const { town, secrets } = this.ports;
    return (secrets.has(location) && town(location)?.portal) || null;
  }

  /** Where to send the browser, and what to keep until it is back. */
  async begin(
    location: string,
    redirect_uri: string,
  ): Promise<{ address: string; visit: PortalVisit } | PortalRefusal> {
    const rule = this.of(location);
    if (!rule) return "away";
    return this.tried(location, async () => {
      const configuration = await this.configuration(location, rule);
      const visit = {
        location,
        redirect_uri,
        state: randomState(),
        nonce: randomNonce(),
        verifier: randomPKCECodeVerifier(),
      };
      const address = buildAuthorizationUrl(configuration, {
        redirect_uri,
        scope: "openid profile email",
        state: visit.state,
        nonce: visit.nonce,
        code_challenge: await calculatePKCECodeChallenge(visit.verifier),
        code_challenge_method: "S256",
      });
      return { address: address.href, visit };
    });
  }

  /** Who came back with this answer; `query` is that of the address the portal sent the browser to. */
  async finish(visit: PortalVisit, query: string): Promise<PortalPerson | PortalRefusal> {
    const { location, redirect_uri, state, nonce, verifier } = visit;
    const rule = this.of(location);
    if (!rule) return "away";
    return this.tried(location, async () => {
      const configuration = await this.configuration(location, rule);
      const tokens = await authorizationCodeGrant(configuration, new URL(query, redirect_uri), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) return "mismatch";
      const { sub, iss } = claims;
      const more = configuration.serverMetadata().userinfo_endpoint
        ? await fetchUserInfo(configuration, tokens.access_token, sub)
        : {};
      const said: Record<string, unknown> = { ...claims, ...more };
      return {
        issuer: iss,
        subject: sub,
        name: text(said.name),
        email: said.email_verified === true ? text(said.email) : null,
      };
    });
  }

  /** What a portal says of itself is asked once; when that was no answer, again. */
  private async configuration(location: string, rule: PortalRule): Promise<Configuration> {
    const known = this.known.get(location) ?? this.discovered(location, rule);
    this.known.set(location, known);
    try {
      return await known;
    } catch (error) {
      if (this.known.get(location) === known) this.known.delete(location);
      throw error;
    }
  }

  private async discovered(location: string, { issuer, client }: PortalRule): Promise<Configuration> {
    const server = new URL(issuer);
    const secret = this.ports.secrets.get(location) ?? "";
    const options = {
      timeout: ANSWER_S,
      ...(LOOPBACK.has(server.hostname) ? { execute: [allowInsecureRequests] } : {}),
    };
    const found = await discovery(server, client, undefined, ClientSecretBasic(secret), options);
    const ways = found.serverMetadata().token_endpoint_auth_methods_supported;
    if (!ways || ways.includes("client_secret_basic")) return found;
    return discovery(server, client, undefined, ClientSecretPost(secret), options);
  }

  private async tried<T>(
    location: string,
    work: () => Promise<T | PortalRefusal>,
  ): Promise<T | PortalRefusal> {
    try {
      return await work();
    } catch (error) {
      const [refusal, code] = refusalOf(error);
      if (refusal === "away") this.known.delete(location);
      this.ports.log({ level: "warn", what: "no sign-in through the portal", location, refusal, code });
      return refusal;
    }
  }
}

/** What an error of the library means to the person; anything else is a bug and thrown on. The code has nothing personal. */
function refusalOf(error: unknown): [PortalRefusal, string] {
  if (error instanceof AuthorizationResponseError) {
    const away = error.error === "server_error" || error.error === "temporarily_unavailable";
    return [error.error === "access_denied" ? "declined" : away ? "away" : "mismatch", error.error];
  }
  if (error instanceof ResponseBodyError)
    return [error.error === "invalid_grant" ? "stale" : "away", error.error];
  if (error instanceof WWWAuthenticateChallengeError) return ["away", String(error.status)];
  if (error instanceof ClientError) {
    // Without a code it is what `fetch` threw: nobody is there.
    const { code = "fetch" } = error;
    return [UNREACHED.has(code) ? "away" : "mismatch", code];
  }
  // What Bun's `fetch` throws when nobody is there; the library's own TypeErrors are about how it is used.
  if (error instanceof TypeError) {
    const code = "code" in error ? String(error.code) : "fetch";
    if (!code.startsWith("ERR_INVALID_ARG")) return ["away", code];
  }
  throw error;
}

function text(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 200) : null;
}
