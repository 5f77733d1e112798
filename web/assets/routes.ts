import { Elysia, NotFoundError } from "elysia";
import { type Asset, serveAsset } from "./asset.ts";
import type { Assets } from "./build.ts";

/** Serves `/assets/*` with immutable caching; `more` are files that only some pages link. An unknown or outdated name is a 404. */
export function assetRoutes(assets: Assets, more: readonly Asset[] = []) {
  const files = new Map([...assets.files.values(), ...more].map((file) => [file.url, file]));
  return new Elysia({ name: "assets" }).get("/assets/:file", ({ request, params }) => {
    const file = files.get(`/assets/${params.file}`);
    if (!file) throw new NotFoundError();
    return serveAsset(request, file);
  });
}
