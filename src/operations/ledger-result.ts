import type { GainParts } from "../engine/ledger/gains.ts"
import type { LedgerValuation } from "../engine/ledger/value-ledger.ts"
import { isoDate, type IsoDate } from "../engine/money/iso-date.ts"

type Lot = LedgerValuation["lots"][number]
type ClosedLot = LedgerValuation["closedLots"][number]

/** What a ledger is worth and has brought, for readers: dates as `YYYY-MM-DD`, and null with a reason in `nulls` for what is not known. */
export type LedgerResult = Pick<LedgerValuation, "cashMode" | "positions" | "notes"> & {
  /** By currency; empty where cash is implied. */
  readonly cash: Readonly<Record<string, number>>
  readonly lots: readonly (Omit<Lot, "openDay"> & { readonly openDate: IsoDate })[]
  readonly closedLots: readonly (Omit<ClosedLot, "openDay" | "closeDay"> & {
    readonly openDate: IsoDate
    readonly closeDate: IsoDate
  })[]
  readonly value: number | null
  readonly performance: {
    readonly timeWeightedReturn: number | null
    readonly moneyWeightedReturn: number | null
    readonly modifiedDietz: number | null
    readonly gains: GainParts | null
  }
  /** What the same flows would be worth in the benchmark; null unless one was asked for. */
  readonly benchmark: { readonly symbol: string; readonly value: number | null } | null
  readonly nulls: Readonly<Record<string, string>>
  readonly values: readonly {
    readonly date: IsoDate
    readonly value: number | null
    /** What came in from outside, less what went out. */
    readonly flow: number | null
  }[]
}

/** @param benchmark symbol of the one asked for */
export function ledgerResult(valuation: LedgerValuation, benchmark: string | null): LedgerResult {
  const { cashMode, positions, notes, cash, lots, closedLots, gains, gainsReason, figures } = valuation
  const { value, timeWeightedReturn, moneyWeightedReturn, modifiedDietz } = figures.statistics
  const { benchmark: noBenchmark, ...nulls } = figures.nulls
  return {
    cashMode,
    positions,
    cash: Object.fromEntries(cash.map(({ currency, amount }) => [currency, amount])),
    value,
    performance: { timeWeightedReturn, moneyWeightedReturn, modifiedDietz, gains },
    benchmark: benchmark === null ? null : { symbol: benchmark, value: figures.statistics["benchmark"] },
    nulls: {
      ...nulls,
      ...(gainsReason === null ? {} : { gains: gainsReason }),
      ...(benchmark === null || noBenchmark === undefined ? {} : { benchmark: noBenchmark }),
    },
    lots: lots.map(({ openDay, ...lot }) => ({ ...lot, openDate: isoDate(openDay) })),
    closedLots: closedLots.map(({ openDay, closeDay, ...lot }) => ({
      ...lot,
      openDate: isoDate(openDay),
      closeDate: isoDate(closeDay),
    })),
    notes,
    values: valuesByDate(valuation),
  }
}

function valuesByDate({ daily }: LedgerValuation): LedgerResult["values"] {
  if (daily === null) return []
  const { days, values, inflows, outflows } = daily
  return Array.from(days, (day, index) => ({
    date: isoDate(day),
    value: unknownIsNull(values[index]),
    flow: unknownIsNull(inflows[index] - outflows[index]),
  }))
}

function unknownIsNull(value: number): number | null {
  return Number.isNaN(value) ? null : value
}
