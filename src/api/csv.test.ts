import { describe, expect, it } from "vitest"
import { csvLine } from "./csv.ts"

describe("a line of CSV", () => {
  it("quotes what holds a comma, a quote or a line end, and leaves the rest bare", () => {
    expect(csvLine(["plain", 'with "quotes"', "a, b", "two\nlines", ""])).toBe(
      'plain,"with ""quotes""","a, b","two\nlines",\r\n',
    )
  })

  it("keeps a text that begins like a formula from being one, and numbers as numbers", () => {
    expect(csvLine(["=1+1", "+1", "-1", "@sum", "\tx", -1.5, null])).toBe(
      "'=1+1,'+1,'-1,'@sum,'\tx,-1.5,\r\n",
    )
    expect(csvLine(["=a,b"])).toBe('"\'=a,b"\r\n')
  })
})
