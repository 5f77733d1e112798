import { busSuite } from "../../fixtures/devices/bus-suite.ts";
import { busOnEmbedded } from "../../fixtures/devices/bus-under-test.ts";

busSuite("embedded bus", busOnEmbedded);
