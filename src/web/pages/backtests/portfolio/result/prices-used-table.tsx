import { useQuery } from "@tanstack/react-query"
import type { PortfolioBacktestResult } from "../../../../../contract/index.ts"
import { instrumentList } from "../../../../api/market-data.ts"
import { formatIsoDay } from "../../../../format/iso-day.ts"
import { TableShell } from "../../../../ui/table-shell.tsx"

/** The prices that the run was made of, as they were then, and whether newer ones are known since. */
export function PricesUsedTable({ result }: { result: PortfolioBacktestResult }) {
  const { data: instruments } = useQuery(instrumentList)
  const { positions, rates, currency } = result
  const used = [
    ...result.prices.map((prices) => ({ ...prices, role: prices.symbol })),
    ...(result.benchmark === null ? [] : [{ ...result.benchmark, role: "Benchmark" }]),
  ]
  return (
    <section className="section" aria-labelledby="prices-used-title">
      <h2 id="prices-used-title">Prices used</h2>
      <TableShell label="Source and revision of the prices">
        <table className="table" data-pinned="">
          <thead>
            <tr>
              <th scope="col">Of</th>
              <th scope="col">Source</th>
              <th scope="col">Name</th>
              <th scope="col">Currency</th>
              <th scope="col">Revision</th>
              <th scope="col">First in the test</th>
              <th scope="col">Last in the test</th>
              <th scope="col">Since then</th>
            </tr>
          </thead>
          <tbody>
            {used.map(({ role, kind, id, name, currency: priced, revision, symbol }) => {
              const position = positions.find((each) => each.symbol === symbol)
              const now = instruments?.data.find((instrument) => instrument.id === id)
              return (
                <tr key={`${role} ${id}`}>
                  <th scope="row">{role}</th>
                  <td>
                    {kind === "price-file" ? "Uploaded file" : (sourceName(now?.source) ?? "Market data")}
                  </td>
                  <td>
                    <span className="history-prices" title={name}>
                      {name}
                    </span>
                  </td>
                  <td>{priced}</td>
                  <td title={revision}>
                    <code>{revision.length > 12 ? revision.slice(0, 8) : revision}</code>
                  </td>
                  <td>{formatIsoDay(position?.firstDate ?? null)}</td>
                  <td>{formatIsoDay(position?.lastDate ?? null)}</td>
                  <td className="secondary">{sinceThen(kind, revision, now?.revision)}</td>
                </tr>
              )
            })}
            {rates.map(({ currency: from, revision }) => (
              <tr key={from}>
                <th scope="row">
                  {from} in {currency}
                </th>
                <td>Market data</td>
                <td>Exchange rate</td>
                <td>{currency}</td>
                <td title={revision}>
                  <code>{revision.length > 12 ? revision.slice(0, 8) : revision}</code>
                </td>
                <td>{"–"}</td>
                <td>{"–"}</td>
                <td>{"–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableShell>
    </section>
  )
}

function sinceThen(kind: "price-file" | "instrument", revision: string, now: number | undefined): string {
  if (kind === "price-file") return "A file never changes"
  if (now === undefined) return ""
  return String(now) === revision ? "Nothing new" : "Newer prices are there: run it again"
}

function sourceName(source: string | null | undefined): string | null {
  return source === null || source === undefined ? null : `Market data, ${source}`
}
