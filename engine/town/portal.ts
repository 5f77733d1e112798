import type { Text } from "./text.ts";

/** The portal of a town, where its people sign in by OpenID Connect. The client's secret is no part of a document. */
export interface PortalRule {
  /** Where its description is found: `{issuer}/.well-known/openid-configuration`. */
  issuer: string;
  /** The client id that the portal knows this program by. */
  client: string;
  /** What people call it. */
  name: Text;
}
