import type { FileFormat } from "./file-format.ts"

/** What a column of a daily log is to us. */
export type DailyLogKey =
  | "day"
  | "netLiquidity"
  | "currentFunds"
  | "withdrawn"
  | "tradingFunds"
  | "pnl"
  | "pnlPercent"
  | "drawdownPercent"

export type DailyLogFormat = FileFormat<DailyLogKey> & { readonly role: "daily-log" }

/** An Option Omega daily log: one row a trading day, idle days included, open positions marked. */
export const optionOmegaDailyLog: DailyLogFormat = {
  id: "option-omega-daily-log",
  label: "Option Omega daily log",
  role: "daily-log",
  columns: [
    { key: "day", names: ["Date"], required: true },
    { key: "netLiquidity", names: ["Net Liquidity"], required: true, characteristic: true },
    { key: "currentFunds", names: ["Current Funds"], characteristic: true },
    { key: "withdrawn", names: ["Withdrawn"], characteristic: true },
    { key: "tradingFunds", names: ["Trading Funds"], characteristic: true },
    { key: "pnl", names: ["P/L"], required: true },
    { key: "pnlPercent", names: ["P/L %"] },
    { key: "drawdownPercent", names: ["Drawdown %"], characteristic: true },
  ],
}

/** Any file with a date and a portfolio value, offered as a daily log: its P/L is the difference from row to row. */
export const portfolioValueLog: DailyLogFormat = {
  id: "portfolio-value-log",
  label: "daily log of portfolio values",
  role: "daily-log",
  onlyWhenOffered: true,
  columns: [
    { key: "day", names: ["Date"], required: true },
    { key: "netLiquidity", names: ["Portfolio Value", "Value", "Equity"], required: true },
  ],
}
