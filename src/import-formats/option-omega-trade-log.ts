import type { TradeLogFormat } from "./trade-log-format.ts"

/**
 * An Option Omega backtest export: one row a trade, P/L net of fees, premium and closing cost in dollars per contract, times in
 * US Eastern. Columns that some exports lack are optional; what needs them is null with a reason.
 */
export const optionOmegaTradeLog: TradeLogFormat = {
  id: "option-omega-trade-log",
  label: "Option Omega trade log",
  role: "trade-log",
  currency: "USD",
  units: "stated",
  columns: [
    { key: "openDay", names: ["Date Opened"], required: true },
    { key: "openMinute", names: ["Time Opened"], required: true, characteristic: true },
    { key: "openingPrice", names: ["Opening Price"] },
    { key: "legs", names: ["Legs"], required: true, characteristic: true },
    { key: "premium", names: ["Premium"], required: true, characteristic: true },
    { key: "closingPrice", names: ["Closing Price"] },
    { key: "closeDay", names: ["Date Closed"] },
    { key: "closeMinute", names: ["Time Closed"] },
    { key: "closingCost", names: ["Avg. Closing Cost"], characteristic: true },
    { key: "reason", names: ["Reason For Close"] },
    { key: "pnl", names: ["P/L"], required: true },
    { key: "pnlPercent", names: ["P/L %"] },
    { key: "contracts", names: ["No. of Contracts"], required: true, characteristic: true },
    { key: "fundsAtClose", names: ["Funds at Close"], characteristic: true },
    { key: "margin", names: ["Margin Req."], characteristic: true },
    { key: "strategy", names: ["Strategy"], required: true },
    { key: "underlying", names: ["Underlying"] },
    {
      key: "openingFees",
      names: ["Opening Commissions + Fees", "Opening comms & fees", "Opening Commissions & Fees"],
      characteristic: true,
    },
    {
      key: "closingFees",
      names: ["Closing Commissions + Fees", "Closing comms & fees", "Closing Commissions & Fees"],
      characteristic: true,
    },
    { key: "openingRatio", names: ["Opening Short/Long Ratio", "Opening S/L Ratio"] },
    { key: "closingRatio", names: ["Closing Short/Long Ratio", "Closing S/L Ratio"] },
    { key: "openingVix", names: ["Opening VIX"] },
    { key: "closingVix", names: ["Closing VIX"] },
    { key: "gap", names: ["Gap"] },
    { key: "movement", names: ["Movement"] },
    { key: "maxProfit", names: ["Max Profit"] },
    { key: "maxLoss", names: ["Max Loss"] },
  ],
}
