export { createThrottle, type Throttle } from "../engine/throttle.ts";
