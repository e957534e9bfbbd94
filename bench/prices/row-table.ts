import { DatabaseSync, type StatementSync } from "node:sqlite"
import { adjustCloses } from "../../src/engine/prices/adjust-bars.ts"
import { barColumns, barsOf, type DailyBars } from "../../src/engine/prices/daily-bars.ts"
import type { History } from "./histories.ts"

/** The obvious way: one table with a row a day, clustered by symbol and day, the adjusted close kept beside the prices. */
export class RowTable {
  readonly #database: DatabaseSync
  readonly #insert: StatementSync
  readonly #closes: StatementSync
  readonly #bars: StatementSync

  constructor(path: string) {
    this.#database = new DatabaseSync(path)
    this.#database.exec(`pragma journal_mode = wal; pragma synchronous = full;
      create table price (series integer not null, day integer not null, open real, high real, low real, close real not null,
        volume real, adjusted real not null, source text not null, fetched_at integer not null, primary key (series, day))
      without rowid`)
    this.#insert = this.#database.prepare(
      `insert into price values (?, ?, ?, ?, ?, ?, ?, ?, 'yahoo', ?) on conflict (series, day) do update set
       open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close, volume = excluded.volume,
       adjusted = excluded.adjusted, fetched_at = excluded.fetched_at`,
    )
    this.#closes = this.#database.prepare(
      "select day, adjusted from price where series = ? and day >= ? order by day",
    )
    this.#closes.setReturnArrays(true)
    this.#bars = this.#database.prepare(
      "select day, open, high, low, close, volume from price where series = ? order by day",
    )
    this.#bars.setReturnArrays(true)
  }

  /** Adds a history, in a transaction that the caller has begun. */
  add(series: number, { bars, actions }: History): void {
    const adjusted = adjustCloses(bars.days, bars.close, actions, "splits-dividends")
    const { days, open, high, low, close, volume } = bars
    for (let bar = 0; bar < days.length; bar++) {
      this.#insert.run(
        series,
        days[bar],
        open[bar],
        high[bar],
        low[bar],
        close[bar],
        volume[bar],
        adjusted[bar],
        0,
      )
    }
  }

  inTransaction(work: () => void): void {
    this.#database.exec("begin immediate")
    work()
    this.#database.exec("commit")
  }

  /** One day of the first so many series. */
  upsertDay(day: number, close: Float64Array): void {
    this.inTransaction(() => {
      for (let series = 0; series < close.length; series++) {
        this.#insert.run(series, day, null, null, null, close[series], null, close[series], day)
      }
    })
  }

  readAdjusted(series: number, since: number): { days: Int32Array; adjusted: Float64Array } {
    const rows = this.#closes.all(series, since) as unknown as [number, number][]
    const days = new Int32Array(rows.length)
    const adjusted = new Float64Array(rows.length)
    rows.forEach(([day, value], at) => {
      days[at] = day
      adjusted[at] = value
    })
    return { days, adjusted }
  }

  readBars(series: number): DailyBars {
    const rows = this.#bars.all(series) as unknown as number[][]
    const bars = barsOf(rows.length)
    rows.forEach((row, at) => {
      bars.days[at] = row[0]
      barColumns.forEach((column, field) => {
        bars[column][at] = row[field + 1]
      })
    })
    return bars
  }

  /** Writes the log into the file, which then is all there is. */
  checkpoint(): void {
    this.#database.exec("pragma wal_checkpoint(truncate)")
  }

  close(): void {
    this.#database.close()
  }
}
