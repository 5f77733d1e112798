import { storeContract } from "../contract.testing.ts";
import { openTemporary } from "./open.testing.ts";

storeContract("sqlite", openTemporary);
