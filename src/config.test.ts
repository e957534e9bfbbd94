import { describe, expect, it } from "vitest"
import { type ConfigSource, readConfig, requireLoopback } from "./config.ts"

const source = (over: Partial<ConfigSource> = {}): ConfigSource => ({
  env: {},
  platform: "linux",
  homeDir: "/home/ann",
  dataDir: undefined,
  isTerminal: false,
  ...over,
})
const dataDir = (over: Partial<ConfigSource>) => readConfig(source(over)).dataDir

describe("the data directory", () => {
  it("is where programs keep their data on each platform", () => {
    expect(dataDir({})).toBe("/home/ann/.local/share/foliant")
    expect(dataDir({ env: { XDG_DATA_HOME: "/data" } })).toBe("/data/foliant")
    expect(dataDir({ platform: "darwin" })).toBe("/home/ann/Library/Application Support/foliant")
    expect(dataDir({ platform: "win32", env: { LOCALAPPDATA: "/local" } })).toBe("/local/foliant")
  })

  it("is the one of the flag, else of the variable; an empty variable is none", () => {
    const env = { FOLIANT_DATA_DIR: "/from/variable", XDG_DATA_HOME: "/data" }
    expect(dataDir({ env })).toBe("/from/variable")
    expect(dataDir({ env, dataDir: "/from/flag" })).toBe("/from/flag")
    expect(dataDir({ env: { ...env, FOLIANT_DATA_DIR: "" } })).toBe("/data/foliant")
  })
})

describe("the log", () => {
  it("tells every request to a file, and a person only what needs them", () => {
    expect(readConfig(source()).logLevel).toBe("info")
    expect(readConfig(source({ isTerminal: true })).logLevel).toBe("warn")
    expect(readConfig(source({ env: { FOLIANT_LOG_LEVEL: "debug" } })).logLevel).toBe("debug")
  })

  it("has levels, and says which when it is asked for another", () => {
    const wrong = () => readConfig(source({ env: { FOLIANT_LOG_LEVEL: "loud" } }))
    expect(wrong).toThrow(/FOLIANT_LOG_LEVEL.*warn/)
  })
})

describe("prices", () => {
  const prices = (env: Record<string, string>) => readConfig(source({ env })).prices

  it("come from Yahoo, current for a quarter of an hour, unless told otherwise", () => {
    expect(prices({})).toEqual({
      yahoo: new URL("https://query1.finance.yahoo.com"),
      tiingoKey: null,
      quoteTtlMs: 900_000,
    })
    expect(prices({ FOLIANT_YAHOO: "off", FOLIANT_TIINGO_KEY: "secret" })).toMatchObject({
      yahoo: null,
      tiingoKey: "secret",
    })
    expect(prices({ FOLIANT_YAHOO: "http://127.0.0.1:1234" }).yahoo?.host).toBe("127.0.0.1:1234")
  })

  it("may be current for a minute at least", () => {
    expect(prices({ FOLIANT_QUOTE_MINUTES: "1" }).quoteTtlMs).toBe(60_000)
    expect(() => prices({ FOLIANT_QUOTE_MINUTES: "0.5" })).toThrow(/FOLIANT_QUOTE_MINUTES/)
    expect(() => prices({ FOLIANT_QUOTE_MINUTES: "soon" })).toThrow(/FOLIANT_QUOTE_MINUTES/)
  })
})

describe("the host", () => {
  it("is this machine, and no other until there is a sign-in", () => {
    for (const host of ["127.0.0.1", "::1", "localhost"]) expect(() => requireLoopback(host)).not.toThrow()
    for (const host of ["0.0.0.0", "::", "192.168.1.5", "example.com", ""]) {
      expect(() => requireLoopback(host)).toThrow("has no sign-in yet")
    }
  })
})
