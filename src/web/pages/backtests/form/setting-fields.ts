import { type BacktestSettings, defaultSettings } from "../../../../engine/backtest/backtest-settings.ts"

/** One number of the account or the market that a strategy trades in. */
export type SettingField = {
  /** In the form and the address; one in percent says so. */
  readonly field: string
  readonly setting: NumberSetting
  readonly label: string
  readonly unit: "percent" | "money" | "units"
  readonly hint?: string
  /** What an empty field means. */
  readonly whenEmpty?: string
}

type NumberSetting = {
  [Name in keyof BacktestSettings]: BacktestSettings[Name] extends number | null ? Name : never
}[keyof BacktestSettings]

export type FlagField = {
  readonly field: "fractional" | "tradeOnClose" | "hedging" | "exclusiveOrders" | "finalize"
  readonly label: string
}

export const costFields: readonly SettingField[] = [
  {
    field: "commissionPercent",
    setting: "commission",
    label: "Commission, % of the value",
    unit: "percent",
    hint: "On each fill",
  },
  { field: "fixedCommission", setting: "fixedCommission", label: "Commission a fill", unit: "money" },
  { field: "perUnitCommission", setting: "perUnitCommission", label: "Commission a unit", unit: "money" },
  {
    field: "minimumCommission",
    setting: "minimumCommission",
    label: "Least commission",
    unit: "money",
    hint: "On each fill",
  },
  {
    field: "spreadPercent",
    setting: "spread",
    label: "Spread, %",
    unit: "percent",
    hint: "Whole, charged on entry",
  },
  {
    field: "slippagePercent",
    setting: "slippage",
    label: "Slippage, %",
    unit: "percent",
    hint: "Against you, on each fill",
  },
  {
    field: "shortBorrowPercent",
    setting: "shortBorrowRate",
    label: "Borrow rate, % a year",
    unit: "percent",
    hint: "On short positions",
  },
  {
    field: "cashInterestPercent",
    setting: "cashInterestRate",
    label: "Interest, % a year",
    unit: "percent",
    hint: "On money not in a position",
  },
]

export const accountFields: readonly SettingField[] = [
  { field: "cash", setting: "cash", label: "Cash at the start", unit: "money" },
  {
    field: "marginPercent",
    setting: "margin",
    label: "Margin, %",
    unit: "percent",
    hint: "50 is a leverage of 2",
  },
]

export const exitFields: readonly SettingField[] = [
  {
    field: "stopLossPercent",
    setting: "stopLoss",
    label: "Stop-loss, %",
    unit: "percent",
    hint: "Of the entry price",
    whenEmpty: "None",
  },
  {
    field: "takeProfitPercent",
    setting: "takeProfit",
    label: "Take-profit, %",
    unit: "percent",
    hint: "Of the entry price",
    whenEmpty: "None",
  },
]

export const flagFields: readonly FlagField[] = [
  { field: "tradeOnClose", label: "Fill at the close of the bar that gave the signal" },
  { field: "fractional", label: "Allow fractions of a unit" },
  { field: "finalize", label: "Close what is open at the last close" },
  { field: "hedging", label: "Let long and short be open side by side" },
  { field: "exclusiveOrders", label: "Let a new order cancel and close what was before" },
]

/** What a number setting is without being typed, as it would be typed. */
export function defaultText({ setting, unit }: SettingField): string {
  const value = defaultSettings[setting]
  if (value === null) return ""
  return String(unit === "percent" ? Number((value * 100).toPrecision(12)) : value)
}
