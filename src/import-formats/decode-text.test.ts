import { gzipSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import { decodeText } from "./decode-text.ts"
import { defaultLimits } from "./limits.ts"

const decode = (bytes: Uint8Array | readonly number[]) => {
  const { bytes: decoded, encoding } = decodeText(
    { name: "log.csv", bytes: Uint8Array.from(bytes) },
    defaultLimits,
  )
  return [decoded.toString("utf8"), encoding]
}

describe("decodeText", () => {
  it("takes the byte order mark of UTF-8 off", () => {
    expect(decode([0xef, 0xbb, 0xbf, 0x43, 0xc3, 0xa9])).toEqual(["Cé", "UTF-8"])
  })

  it("reads UTF-16 of either byte order by its mark", () => {
    expect(decode([0xff, 0xfe, 0x41, 0x00, 0xac, 0x20])).toEqual(["A€", "UTF-16LE"])
    expect(decode([0xfe, 0xff, 0x00, 0x41, 0x20, 0xac])).toEqual(["A€", "UTF-16BE"])
  })

  it("reads a file that is not valid UTF-8 as Windows-1252 as a whole", () => {
    // 0xE9 and 0x80 are é and € in Windows-1252 (WHATWG encoding index); the valid UTF-8 pair before them is not treated apart.
    expect(decode([0xc3, 0xa9, 0x2c, 0xe9, 0x80])).toEqual(["Ã©,é€", "Windows-1252"])
  })

  it.each([
    ["an Excel workbook", [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]],
    ["a PDF document", [...Buffer.from("%PDF-1.7")]],
    ["a gzip archive", [...gzipSync("a,b\n1,2\n")]],
  ])("refuses %s by its signature and says to save as CSV", (what, bytes) => {
    expect(() => decode(bytes)).toThrow(what)
    expect(() => decode(bytes)).toThrow("save as CSV")
  })

  it("refuses NUL characters near the start, which no text has", () => {
    expect(() => decode([0x41, 0x00, 0x42])).toThrow("log.csv: it is not a text file")
  })

  it("refuses a file over the size limit by its size", () => {
    const small = { ...defaultLimits, fileBytes: 3 }
    expect(() => decodeText({ name: "big.csv", bytes: new Uint8Array(4) }, small)).toThrow(
      "big.csv: it has 4 bytes; expected at most 3 bytes",
    )
  })
})
