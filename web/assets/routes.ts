import { Elysia, NotFoundError } from "elysia";
import { serveAsset } from "./asset.ts";
import type { Assets } from "./build.ts";

/** Serves `/assets/*` with immutable caching. An unknown or outdated name is a 404. */
export function assetRoutes(assets: Assets) {
  return new Elysia({ name: "assets" }).get("/assets/:file", ({ request, params }) => {
    const file = assets.files.get(`/assets/${params.file}`);
    if (!file) throw new NotFoundError();
    return serveAsset(request, file);
  });
}
