import { expect, test } from "bun:test";
import { readEnvironment } from "../environment.ts";
import { publicAddress } from "./addresses.ts";

test("the address people use is one that can be read, also where the host is an IPv6 address", () => {
  const at = (HOST: string) => {
    const environment = readEnvironment({ HOST });
    if (Array.isArray(environment)) throw new Error(environment.join());
    return publicAddress(environment);
  };
  expect(at("127.0.0.1")).toBe("http://localhost:3000");
  expect(at("::1")).toBe("http://localhost:3000");
  expect(at("192.0.2.7")).toBe("http://192.0.2.7:3000");
  expect(at("2001:db8::7")).toBe("http://[2001:db8::7]:3000");
  expect(URL.canParse(at("::"))).toBe(true);
});
