import { InvalidBacktest } from "./invalid-backtest.ts"

/** Which of stop-loss and take-profit comes first in a bar that touches both. */
export type Intrabar = "pessimistic" | "optimistic" | "path"

export const intrabarRules: readonly Intrabar[] = ["pessimistic", "optimistic", "path"]

/** The account and the market a strategy trades in. Rates are fractions. */
export type BacktestSettings = {
  readonly cash: number
  /** Relative to the value of each fill. */
  readonly commission: number
  /** Money a fill. */
  readonly fixedCommission: number
  /** Money a unit. */
  readonly perUnitCommission: number
  /** The least that a fill costs, in money. */
  readonly minimumCommission: number
  /** Relative, whole, charged on entry. */
  readonly spread: number
  /** Relative, against the trader, on every fill. */
  readonly slippage: number
  /** 1/leverage. */
  readonly margin: number
  /** In (0, 1] a share of what is available, above 1 units. */
  readonly size: number
  /** Whether units may be fractions. */
  readonly fractional: boolean
  /** Market orders fill at the close of the bar they are placed in. */
  readonly tradeOnClose: boolean
  /** Opposite trades may be open side by side. */
  readonly hedging: boolean
  /** A new order first cancels waiting entries and closes what is open. */
  readonly exclusiveOrders: boolean
  /** Close what is open at the last close. */
  readonly finalize: boolean
  /** Fractions of each trade's entry price; null without. */
  readonly stopLoss: number | null
  readonly takeProfit: number | null
  readonly intrabar: Intrabar
  /** Annual, on the value of short positions. */
  readonly shortBorrowRate: number
  /** Annual, on the money that is not in a position, from the bar on at which trading starts; charged where it is negative. */
  readonly cashInterestRate: number
}

export const defaultSettings: BacktestSettings = {
  cash: 10_000,
  commission: 0.002,
  fixedCommission: 0,
  perUnitCommission: 0,
  minimumCommission: 0,
  spread: 0,
  slippage: 0,
  margin: 1,
  size: 1,
  fractional: false,
  tradeOnClose: false,
  hedging: false,
  exclusiveOrders: false,
  finalize: false,
  stopLoss: null,
  takeProfit: null,
  intrabar: "pessimistic",
  shortBorrowRate: 0,
  cashInterestRate: 0,
}

type Range = { readonly allowed: string; readonly holds: (value: number) => boolean }

/** Beyond it, money and prices would leave the numbers that can be computed with. */
const MOST = 1e15
/** A leverage of 10,000. */
const LEAST_MARGIN = 0.0001

const notNegative: Range = { allowed: "from 0 to 1e15", holds: (value) => value >= 0 && value <= MOST }
const share: Range = { allowed: "at least 0 and under 1", holds: (value) => value >= 0 && value < 1 }
const rate: Range = { allowed: "from -1 to 10", holds: (value) => value >= -1 && value <= 10 }
const aboveZero: Range = { allowed: "above 0 and at most 1e15", holds: (value) => value > 0 && value <= MOST }

const ranges: Readonly<Partial<Record<keyof BacktestSettings, Range>>> = {
  cash: aboveZero,
  commission: share,
  fixedCommission: notNegative,
  perUnitCommission: notNegative,
  minimumCommission: notNegative,
  spread: share,
  slippage: share,
  margin: {
    allowed: "from 0.0001 to 1 (1 ÷ leverage)",
    holds: (value) => value >= LEAST_MARGIN && value <= 1,
  },
  size: {
    allowed: "a share above 0 and at most 1, or a number of units above 1 and at most 1e15",
    holds: (value) => value > 0 && value <= MOST,
  },
  stopLoss: { allowed: "above 0 and under 1", holds: (value) => value > 0 && value < 1 },
  takeProfit: aboveZero,
  shortBorrowRate: rate,
  cashInterestRate: rate,
}

/**
 * The settings in force after defaults.
 * @throws InvalidBacktest for a name that is no setting or a value that is not allowed
 */
export function resolveSettings(given: Partial<BacktestSettings>): BacktestSettings {
  const settings = { ...defaultSettings, ...given }
  for (const [name, value] of Object.entries(settings)) {
    if (!Object.hasOwn(defaultSettings, name))
      throw refused(name, "is no setting", Object.keys(defaultSettings).join(", "))
    const range = ranges[name as keyof BacktestSettings]
    if (typeof value !== "number" || range === undefined) continue
    if (!Number.isFinite(value) || !range.holds(value)) throw refused(name, `is ${value}`, range.allowed)
  }
  if (!intrabarRules.includes(settings.intrabar)) {
    throw refused("intrabar", `is “${settings.intrabar}”`, intrabarRules.join(", "))
  }
  if (settings.size > 1 && !settings.fractional && !Number.isInteger(settings.size)) {
    throw refused("size", `is ${settings.size}`, "whole units above 1 unless units may be fractional")
  }
  return settings
}

function refused(name: string, what: string, allowed: string): InvalidBacktest {
  return new InvalidBacktest("bad-setting", `${name} ${what}; allowed: ${allowed}`)
}
