import { Elysia } from "elysia";
import type { House } from "../house.ts";

/**
 * Calls as sound, for boards and announcers. The signature in the path is the key: an announcer has no cookie, and
 * nobody can have the house render what was never called. Numbers only: nothing here is about anybody.
 */
export function audioRoutes({ speech }: House) {
  return new Elysia({ name: "audio" }).get(
    "/announcements/:language/:number/:counter/:signature",
    async ({ params: { signature, ...asked } }) => {
      const sound = await speech.audio(asked, signature);
      if (!sound) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
      return new Response(sound, {
        headers: { "content-type": "audio/wav", "cache-control": "private, max-age=3600" },
      });
    },
  );
}
