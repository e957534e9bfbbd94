import { civilDate, isoDate } from "../src/engine/money/iso-date.ts"
import { barsPerSession, type MarketPath, minuteOfBar } from "./market-path.ts"
import type { Leg, Trade } from "./trade.ts"

const tradeLogHeader = [
  "Date Opened",
  "Time Opened",
  "Opening Price",
  "Legs",
  "Premium",
  "Closing Price",
  "Date Closed",
  "Time Closed",
  "Avg. Closing Cost",
  "Reason For Close",
  "P/L",
  "No. of Contracts",
  "Funds at Close",
  "Margin Req.",
  "Strategy",
  "Opening Commissions + Fees",
  "Closing Commissions + Fees",
  "Opening Short/Long Ratio",
  "Closing Short/Long Ratio",
  "Opening VIX",
  "Closing VIX",
  "Gap",
  "Movement",
  "Max Profit",
  "Max Loss",
]

const dailyLogHeader = [
  "Date",
  "Net Liquidity",
  "Current Funds",
  "Withdrawn",
  "Trading Funds",
  "P/L",
  "P/L %",
  "Drawdown %",
]

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/** Trades as Option Omega exports them: BOM, CRLF, texts quoted and numbers bare, newest first by opening. */
export function tradeLogCsv(trades: readonly Trade[], market: MarketPath, sessions: Int32Array): string {
  const newestFirst = [...trades].sort((a, b) => b.openSession - a.openSession || b.openBar - a.openBar)
  return csv([tradeLogHeader.map(quoted), ...newestFirst.map((trade) => tradeRow(trade, market, sessions))])
}

/** Net liquidity by session as Option Omega exports it, oldest first. `initialCapital` and `netLiquidity` in cents. */
export function dailyLogCsv(
  netLiquidity: Float64Array,
  initialCapital: number,
  sessions: Int32Array,
): string {
  const rows = [dailyLogHeader.map(quoted)]
  let previous = initialCapital
  let peak = initialCapital
  for (let i = 0; i < netLiquidity.length; i++) {
    const current = netLiquidity[i]
    peak = Math.max(peak, current)
    const worth = money(current)
    const pnl = current - previous
    const percent = rounded((100 * pnl) / previous, 2)
    const drawdown = rounded((100 * (current - peak)) / peak, 2)
    rows.push([quoted(isoDate(sessions[i])), worth, worth, "0", worth, money(pnl), percent, drawdown])
    previous = current
  }
  return csv(rows)
}

function tradeRow(trade: Trade, market: MarketPath, sessions: Int32Array): string[] {
  const { openSession, openBar, closeSession, closeBar } = trade
  const openPrice = priceAt(market, openSession, openBar)
  const dayOpen = priceAt(market, openSession, 0)
  const previousClose = openSession === 0 ? dayOpen : priceAt(market, openSession - 1, barsPerSession - 1)
  return [
    quoted(isoDate(sessions[openSession])),
    quoted(timeOf(openBar)),
    rounded(openPrice, 2),
    quoted(trade.legs.map((leg) => legText(leg, trade.contracts, sessions)).join(" | ")),
    money(trade.premium),
    rounded(priceAt(market, closeSession, closeBar), 2),
    quoted(isoDate(sessions[closeSession])),
    quoted(timeOf(closeBar)),
    money(trade.closingCost),
    quoted(trade.reason),
    money(trade.pnl),
    String(trade.contracts),
    money(trade.fundsAtClose),
    money(trade.margin),
    quoted(trade.strategy.name),
    money(trade.openingFees),
    money(trade.closingFees),
    rounded(trade.openingRatio, 3),
    rounded(trade.closingRatio, 3),
    rounded(market.impliedVolatility[openSession] * 100, 2),
    rounded(market.impliedVolatility[closeSession] * 100, 2),
    rounded(dayOpen - previousClose, 2),
    rounded(openPrice - dayOpen, 2),
    rounded(trade.maxProfit, 2),
    rounded(trade.maxLoss, 2),
  ]
}

/** `qty Mon d strike C/P STO/BTO price`, as the export writes it. */
function legText(leg: Leg, contracts: number, sessions: Int32Array): string {
  const { month, day } = civilDate(sessions[leg.expirySession])
  const price = (leg.ticks / 20).toFixed(2)
  return `${contracts} ${months[month - 1]} ${day} ${leg.strike} ${leg.right} ${leg.side} ${price}`
}

function priceAt(market: MarketPath, session: number, bar: number): number {
  return market.price[session * barsPerSession + bar]
}

function timeOf(bar: number): string {
  const minute = minuteOfBar(bar)
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00`
}

function money(cents: number): string {
  return String(cents / 100)
}

/** At most so many decimals, without trailing zeros; never −0. */
function rounded(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)) + 0)
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.join(",")).join("\r\n")}\r\n`
}
