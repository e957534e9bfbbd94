import { settleLiveUnits } from "./live-units.ts"
import type { TradeLogFormat } from "./trade-log-format.ts"

/**
 * A log of live trades by strategy: dates are instants without a zone, exchange-local; there are no fees, no funds and no margin; the
 * units of premium and closing cost differ from file to file and are told from the legs.
 */
export const liveTradeLog: TradeLogFormat = {
  id: "live-trade-log",
  label: "live trade log",
  role: "trade-log",
  currency: "USD",
  units: "inferred",
  settle: settleLiveUnits,
  columns: [
    { key: "strategy", names: ["Strategy"], required: true },
    { key: "openDay", names: ["Date Opened"], required: true },
    { key: "openMinute", names: ["Time Opened"] },
    { key: "openingPrice", names: ["Opening Price"] },
    { key: "legs", names: ["Legs"], required: true },
    {
      key: "premium",
      names: ["Initial Premium", "Initial Premium ($)", "Initial Credit"],
      required: true,
      characteristic: true,
    },
    { key: "contracts", names: ["No. of Contracts", "Contracts", "Contracts Traded"], required: true },
    { key: "pnl", names: ["P/L", "PL"], required: true },
    { key: "closingPrice", names: ["Closing Price"] },
    { key: "closeDay", names: ["Date Closed"] },
    { key: "closeMinute", names: ["Time Closed"] },
    { key: "closingCost", names: ["Avg. Closing Cost"], characteristic: true },
    { key: "reason", names: ["Reason For Close"] },
  ],
}
