import { describe, expect, it } from "vitest"
import { defaultAppearance, parseAppearance, resolveTheme } from "./appearance.ts"

describe("parseAppearance", () => {
  it("keeps what was chosen", () => {
    expect(parseAppearance('{"theme":"dark","density":"compact","colours":"blue-orange"}')).toEqual({
      theme: "dark",
      density: "compact",
      colours: "blue-orange",
    })
  })

  it.each([null, "", "{", "null", "7", '{"theme":"pink","density":3}'])(
    "takes %j as the defaults",
    (text) => {
      expect(parseAppearance(text)).toEqual(defaultAppearance)
    },
  )
})

describe("resolveTheme", () => {
  it("follows the system unless a theme was chosen", () => {
    expect(resolveTheme("system", true)).toBe("dark")
    expect(resolveTheme("system", false)).toBe("light")
    expect(resolveTheme("light", true)).toBe("light")
    expect(resolveTheme("dark", false)).toBe("dark")
  })
})
