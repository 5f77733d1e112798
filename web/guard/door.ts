import type { Form } from "../form.ts";
import type { House } from "../house.ts";
import { formTokenFits } from "../origin.ts";
import { refuse } from "../refuse.tsx";
import { see } from "../see.ts";
import { signInPath } from "./back.ts";
import { type Staff, signedIn, worksAt } from "./staff.ts";

const TITLE = { title: "Das hat nicht geklappt" };

/**
 * Lets signed-in staff read: the clerk, or the answer that says no. A browser is sent to the sign-in and comes back;
 * htmx and live streams get a 401. With `location`, also whether the clerk works there.
 */
export async function staffOnly(
  house: House,
  request: Request,
  location?: string,
): Promise<Staff | Response> {
  const staff = await signedIn(house, request);
  if (!staff) {
    const page = request.method !== "POST" && !request.headers.has("hx-request");
    if (page && request.headers.get("accept")?.includes("text/html")) return see(signInPath(request));
    const sentence = "Sie sind nicht angemeldet. Bitte laden Sie die Seite neu und melden Sie sich an.";
    return refuse(request, 401, "not-signed-in", sentence, TITLE);
  }
  if (location === undefined) return staff;
  if (!house.engine.town(location))
    return refuse(request, 404, "unknown-location", "Dieses Büro gibt es hier nicht.", TITLE);
  if (!worksAt(staff.clerk, location))
    return refuse(request, 403, "not-your-office", "Für dieses Büro sind Sie nicht eingetragen.", TITLE);
  return staff;
}

/** Lets signed-in staff change something: beside the session, the form must carry that session's token. */
export async function staffForm(
  house: House,
  request: Request,
  form: Form,
  location?: string,
): Promise<Staff | Response> {
  const staff = await staffOnly(house, request, location);
  if (staff instanceof Response || formTokenFits(staff.csrf, form.csrf)) return staff;
  const sentence = "Diese Seite gehört zu einer früheren Anmeldung. Bitte laden Sie die Seite neu.";
  return refuse(request, 403, "form-token", sentence, TITLE);
}
