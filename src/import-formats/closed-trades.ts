import { sideArithmetic } from "./checks/side-arithmetic.ts"
import type { TradeLogFormat } from "./trade-log-format.ts"

/** Columns of which a list of closed trades has at least two. */
const tellingColumns = ["underlying", "strategy", "side", "contracts", "premium", "legs"] as const

/**
 * Any other list of closed trades: a close or an open date, a P/L, and two of symbol, strategy, side, quantity, premium and legs.
 * Margin, funds and fees are not in it. A trade with one date only opens and closes on it.
 */
export const closedTrades: TradeLogFormat = {
  id: "closed-trades",
  label: "list of closed trades",
  role: "trade-log",
  currency: null,
  units: "stated",
  lastResort: true,
  columns: [
    { key: "openDay", names: ["Date Opened", "Open Date", "Entry Date"] },
    { key: "openMinute", names: ["Time Opened", "Open Time", "Entry Time"] },
    { key: "closeDay", names: ["Date Closed", "Close Date", "Exit Date"] },
    { key: "closeMinute", names: ["Time Closed", "Close Time", "Exit Time"] },
    { key: "underlying", names: ["Symbol", "Ticker", "Underlying"], characteristic: true },
    { key: "side", names: ["Side", "Direction"], characteristic: true },
    { key: "contracts", names: ["Qty", "Quantity", "Contracts", "No. of Contracts"] },
    { key: "entryPrice", names: ["Entry Price"], characteristic: true },
    { key: "exitPrice", names: ["Exit Price"], characteristic: true },
    { key: "premium", names: ["Premium"] },
    { key: "legs", names: ["Legs"] },
    { key: "strategy", names: ["Strategy"] },
    { key: "reason", names: ["Reason For Close", "Reason"] },
    { key: "pnl", names: ["P/L", "P&L", "PL", "Profit/Loss"], required: true },
  ],
  lacks: (found) => {
    if (!found.has("openDay") && !found.has("closeDay")) return "Date Closed"
    return tellingColumns.filter((key) => found.has(key)).length < 2 ? "Symbol" : null
  },
  checks: (log, listed) => [sideArithmetic(log, listed)],
}
