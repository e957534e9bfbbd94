import { expect, it } from "vitest"
import { acceptedEncoding } from "./accept-encoding.ts"

it.each([
  [undefined, "identity"],
  ["", "identity"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip", "gzip"],
  ["GZIP;q=1.0", "gzip"],
  ["br;q=0, gzip;q=0.2", "gzip"],
  ["br;q=0.0, gzip;q=0", "identity"],
  ["*", "br"],
  ["*;q=0", "identity"],
  ["identity", "identity"],
])("answers Accept-Encoding %j with %s", (header, encoding) => {
  expect(acceptedEncoding(header)).toBe(encoding)
})
