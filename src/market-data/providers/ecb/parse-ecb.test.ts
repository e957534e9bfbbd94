import { describe, expect, it } from "vitest"
import { parseIsoDate } from "../../../engine/money/iso-date.ts"
import { parseEcbCsv } from "./parse-ecb-csv.ts"
import { parseEcbXml } from "./parse-ecb-xml.ts"

const day = (text: string) => parseIsoDate(text) ?? Number.NaN

describe("the rates file of the ECB", () => {
  const file = (days: string) => `<gesmes:Envelope><Cube>${days}</Cube></gesmes:Envelope>\n`

  it("is a table by day, oldest first, in either kind of quotes", () => {
    const table = parseEcbXml(
      file(
        `<Cube time='2025-02-14'><Cube currency='USD' rate='1.0478'/><Cube currency='GBP' rate='0.83250'/></Cube>
         <Cube time="2025-02-13"><Cube currency="USD" rate="1.0415"/></Cube>`,
      ),
    )
    expect(table.base).toBe("EUR")
    expect([...table.days]).toEqual([day("2025-02-13"), day("2025-02-14")])
    expect([...(table.rates.get("USD") ?? [])]).toEqual([1.0415, 1.0478])
    expect([...(table.rates.get("GBP") ?? [])]).toEqual([Number.NaN, 0.8325])
  })

  it("has no rate where it says N/A", () => {
    const table = parseEcbXml(file(`<Cube time="2025-02-13"><Cube currency="ISK" rate="N/A"/></Cube>`))
    expect(table.rates.get("ISK")?.[0]).toBeNaN()
  })

  it.each([
    ["a page", "<!DOCTYPE html><html><body></body></html>"],
    ["a file without a day", file("")],
    ["a date that is none", file(`<Cube time="2025-02-31"><Cube currency="USD" rate="1"/></Cube>`)],
    ["a rate that is none", file(`<Cube time="2025-02-13"><Cube currency="USD" rate="-1"/></Cube>`)],
    [
      "a file cut short",
      `<Cube time="2025-02-13"><Cube currency="USD" rate="1.04"/></Cube><Cube time="2025-`,
    ],
  ])("is malformed as %s", (_, text) => {
    expect(() => parseEcbXml(text)).toThrow(expect.objectContaining({ failure: "malformed" }) as Error)
  })
})

describe("the data portal's CSV", () => {
  const head = "KEY,FREQ,CURRENCY,CURRENCY_DENOM,TIME_PERIOD,OBS_VALUE,TITLE,UNIT_MULT"
  const row = (currency: string, date: string, rate: string) =>
    `EXR.D.${currency}.EUR.SP00.A,D,${currency},EUR,${date},${rate},"Rate, ""reference""",0`

  it("is a table by day, with a series that ended and an empty value", () => {
    const rows = [
      row("HRK", "2022-12-30", "7.5365"),
      row("USD", "2022-12-30", "1.0666"),
      row("USD", "2023-01-02", ""),
    ]
    const table = parseEcbCsv([head, ...rows, ""].join("\r\n"))
    expect([...table.days]).toEqual([day("2022-12-30"), day("2023-01-02")])
    expect([...(table.rates.get("HRK") ?? [])]).toEqual([7.5365, Number.NaN])
    expect([...(table.rates.get("USD") ?? [])]).toEqual([1.0666, Number.NaN])
  })

  it("is an empty table without rows", () => {
    expect(parseEcbCsv(`${head}\n`).days).toHaveLength(0)
  })

  it.each([
    ["another first line", "Date,USD\n2022-12-30,1.0666\n"],
    ["a date that is none", `${head}\n${row("USD", "2022-12", "1.0666")}\n`],
    ["a line cut in its rate", `${head}\n${row("USD", "2022-12-30", "1.0666").slice(0, 45)}`],
    ["a line cut in its title", `${head}\n${row("USD", "2022-12-30", "1.0666").slice(0, -12)}`],
  ])("is malformed with %s", (_, text) => {
    expect(() => parseEcbCsv(text)).toThrow(expect.objectContaining({ failure: "malformed" }) as Error)
  })
})
