import { TypeCompiler } from "@sinclair/typebox/compiler";
import { isRefused } from "../refused.ts";
import { EventId } from "./atoms.ts";
import type { Address } from "./contract.ts";
import { parseTopic } from "./topic.ts";

const isEventId = TypeCompiler.Compile(EventId);

/**
 * Who asked for a ticket in a shape that the contract does not know, and under which id: they can still be told that nothing
 * will come. Null for anything else, and where the id itself cannot be read.
 */
export function misshapenRequest(topic: string, bytes: Uint8Array): { from: Address; id: string } | null {
  const parsed = parseTopic(topic);
  if (isRefused(parsed) || parsed.path !== "evt/ticket-request") return null;
  const { location, device } = parsed;
  try {
    const payload: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const id = typeof payload === "object" && payload !== null && "id" in payload ? payload.id : null;
    return isEventId.Check(id) ? { from: { location, device }, id } : null;
  } catch {
    return null;
  }
}
