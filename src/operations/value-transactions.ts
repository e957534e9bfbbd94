import type { ImportReport } from "../contract/index.ts"
import { engineVersion } from "../engine/engine-version.ts"
import { instrumentNames } from "../engine/ledger/instrument-names.ts"
import type { CostBasis } from "../engine/ledger/lots.ts"
import type { PriceSeries } from "../engine/ledger/prices.ts"
import type { Transaction } from "../engine/ledger/transaction.ts"
import { type EpochDay, parseIsoDate } from "../engine/money/iso-date.ts"
import { type LedgerResult, ledgerResult } from "./ledger-result.ts"
import type { Compute, ReadLedgerFile, SourceFile } from "./ports.ts"
import type { SeriesInput, Sha256 } from "./read-benchmark.ts"
import { readPrices, readRates } from "./read-market-files.ts"

export type TransactionsRequest = {
  readonly file: SourceFile
  /** A format id; null recognises it by the header. */
  readonly format: string | null
  /** The file of a symbol's prices; null when there is none. */
  readonly findPrices: (symbol: string) => Promise<SourceFile | null>
  /** A wide table of exchange rates. */
  readonly rates: SourceFile | null
  /** Dates are `YYYY-MM-DD`; null is that of the first transaction. */
  readonly from: string | null
  readonly asOf: string
  /** Rows dated later are in the future. */
  readonly today: string
  /** Null takes the one that most transactions are in. */
  readonly currency: string | null
  readonly costBasis: CostBasis
  /** Its prices are found like those of any other symbol; they are in the currency of the result. */
  readonly benchmark: string | null
}

type Input = SeriesInput & { readonly role: "transactions" | "prices" | "rates" | "benchmark" }

export type TransactionsValuation = LedgerResult & {
  readonly engineVersion: string
  readonly inputs: readonly Input[]
  readonly options: Pick<
    TransactionsRequest,
    "format" | "from" | "asOf" | "currency" | "costBasis" | "benchmark"
  >
  /** What the import made of the file; `needsReview` counts the rows that someone should look at. */
  readonly import: Omit<ImportReport, "sample" | "openTrades"> & {
    readonly needsReview: number
    readonly review: ReadLedgerFile["review"]
  }
}

/**
 * Reads a list of transactions, finds the prices and rates that it needs, and values it up to a day. A symbol without prices leaves the figures
 * null that need them. Throws `UnreadableFile`, `UnknownColumn`.
 */
export async function valueTransactions(
  world: { readonly compute: Compute; readonly sha256: Sha256 },
  request: TransactionsRequest,
): Promise<TransactionsValuation> {
  const { file, format, from, asOf, costBasis, benchmark } = request
  const read = await world.compute.readLedger(file, {
    ...(format === null ? {} : { format }),
    today: dayOf(request.today),
  })
  const currency = request.currency ?? mostUsedCurrency(read.transactions)
  const inputs: Input[] = [
    { role: "transactions", name: file.name, sha256: read.sha256, rows: read.report.rows },
  ]
  const prices: PriceSeries[] = []
  for (const symbol of symbolsOf(read.transactions)) {
    const found = await readPrices(world, request.findPrices, { symbol, closes: "plain" })
    if (found === null) continue
    inputs.push({ role: "prices", ...found.input })
    prices.push(found.series)
  }
  const rates = request.rates === null ? null : await readRates(world, request.rates)
  if (rates !== null) inputs.push({ role: "rates", ...rates.input })
  const compared =
    benchmark === null
      ? null
      : await readPrices(world, request.findPrices, { symbol: benchmark, closes: "adjusted" })
  if (compared !== null) inputs.push({ role: "benchmark", ...compared.input })
  const valuation = await world.compute.valueLedger({
    transactions: read.transactions,
    prices,
    rates: rates?.series ?? [],
    from: from === null ? null : dayOf(from),
    asOf: dayOf(asOf),
    currency,
    costBasis,
    benchmark: compared?.series ?? emptySeries(benchmark),
  })
  return {
    engineVersion,
    inputs,
    options: { format, from, asOf, currency, costBasis, benchmark },
    import: importOf(read),
    ...ledgerResult(valuation, benchmark),
  }
}

function importOf({ report, review }: ReadLedgerFile): TransactionsValuation["import"] {
  const { sample: _, openTrades: __, ...rest } = report
  return { ...rest, needsReview: review.length, review }
}

function symbolsOf(transactions: readonly Transaction[]): Set<string> {
  const nameOf = instrumentNames(transactions)
  return new Set(transactions.flatMap(({ instrument }) => (instrument === null ? [] : [nameOf(instrument)])))
}

/** The first of those with most rows; USD for a ledger that names none. */
function mostUsedCurrency(transactions: readonly Transaction[]): string {
  const rows = new Map<string, number>()
  for (const { currency } of transactions) {
    if (currency !== "") rows.set(currency, (rows.get(currency) ?? 0) + 1)
  }
  const most = Math.max(...rows.values())
  return [...rows].find(([, count]) => count === most)?.[0] ?? "USD"
}

/** A benchmark without prices, so that its value is undefined for the lack of them. */
function emptySeries(symbol: string | null): PriceSeries | null {
  return symbol === null ? null : { symbol, days: new Int32Array(0), closes: new Float64Array(0) }
}

function dayOf(date: string): EpochDay {
  const day = parseIsoDate(date)
  if (day === null) throw new RangeError(`${date} is no date`)
  return day
}
