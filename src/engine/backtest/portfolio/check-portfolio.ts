import { isoDate } from "../../money/iso-date.ts"
import { InvalidBacktest } from "../invalid-backtest.ts"
import { checkDividends } from "./check-dividends.ts"
import type { PortfolioInstrument, PortfolioRequest } from "./portfolio-request.ts"

const MOST_INSTRUMENTS = 100
/** Money beyond this is a slip of the finger. */
const MOST_MONEY = 1e12
const LONGEST_LOOKBACK = 10_000

/** @throws InvalidBacktest with a sentence that lists what is allowed */
export function checkPortfolio(request: PortfolioRequest): void {
  const { instruments, cash, contribution, band, from, to } = request
  if (instruments.length === 0) throw refused("there is no instrument; allowed: one or more")
  if (instruments.length > MOST_INSTRUMENTS) {
    throw refused(`there are ${instruments.length} instruments; allowed: at most ${MOST_INSTRUMENTS}`)
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw refused(
      `the test would run from ${isoDate(from)} to ${isoDate(to)}; allowed: a day from ${isoDate(from)} on`,
    )
  }
  const symbols = new Set<string>()
  for (const instrument of instruments) {
    if (symbols.has(instrument.symbol)) {
      throw refused(`${instrument.symbol} is there twice; allowed: each instrument once`)
    }
    symbols.add(instrument.symbol)
    checkInstrument(instrument, request)
  }
  checkTargets(request)
  if (request.ranking !== undefined) checkRanking(request)
  if (cash !== undefined && !(cash > 0 && cash <= MOST_MONEY)) {
    throw refused(`the cash at the start is ${cash}; allowed: above 0 and at most ${MOST_MONEY}`)
  }
  if (
    contribution !== undefined &&
    !(contribution.amount !== 0 && Math.abs(contribution.amount) <= MOST_MONEY)
  ) {
    throw refused(
      `the contribution is ${contribution.amount}; allowed: money other than 0, below 0 for a withdrawal, and at most ${MOST_MONEY}`,
    )
  }
  if (contribution?.period === "none") {
    throw refused("the contribution has no period; allowed: daily, weekly, monthly, quarterly, yearly")
  }
  if (band !== undefined) checkBand(band)
}

function checkInstrument(
  { symbol, bars, currency, strategy, ...rest }: PortfolioInstrument,
  request: PortfolioRequest,
) {
  if (bars.days.length === 0) throw refused(`${symbol} has no prices; allowed: daily prices`)
  if (bars.minutes !== null) throw refused(`${symbol} has several prices a day; allowed: daily prices`)
  if (currency !== request.currency && request.rates?.get(currency) === undefined) {
    throw refused(
      `${symbol} is in ${currency} and there are no rates of it; allowed: ${request.currency}, or rates of ${currency}`,
    )
  }
  if (strategy?.direction !== undefined && strategy.direction !== "long") {
    throw refused(`the strategy of ${symbol} trades ${strategy.direction}; allowed in a portfolio: long`)
  }
  if (rest.dividends !== undefined) checkDividends(symbol, bars, rest.dividends)
}

function checkTargets({ instruments, ranking }: PortfolioRequest): void {
  const kinds = instruments.map(({ target }) =>
    target === undefined ? "none" : "weight" in target ? "weight" : "amount",
  )
  const other = kinds.findIndex((kind) => kind !== kinds[0])
  if (other >= 0) {
    const [first, second] = [kinds[0], kinds[other]].map((kind) => (kind === "none" ? "no target" : kind))
    throw refused(
      `${instruments[0].symbol} has ${withArticle(first)} and ${instruments[other].symbol} ${withArticle(second)}; allowed: a weight in all, an amount in all, or no target in any`,
    )
  }
  if (ranking === undefined) return
  if (kinds[0] !== "none") {
    throw refused(
      `${instruments[0].symbol} has ${withArticle(kinds[0])} beside a ranking; allowed: targets or a ranking`,
    )
  }
  const timed = instruments.find(({ strategy }) => strategy !== undefined)
  if (timed === undefined) return
  throw refused(
    `${timed.symbol} has a strategy beside a ranking; allowed: a strategy per instrument or one ranking rule for all`,
  )
}

function checkRanking({ ranking, instruments, rebalance = "none" }: PortfolioRequest): void {
  const { lookback = 0, top = 0 } = ranking ?? {}
  const within = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most
  if (!within(lookback, LONGEST_LOOKBACK) || !within(top, instruments.length)) {
    throw refused(
      `the ranking takes the top ${top} over ${lookback} bars; allowed: 1 to ${instruments.length} over 1 to ${LONGEST_LOOKBACK} bars`,
    )
  }
  if (rebalance === "none") {
    throw refused(
      "a ranking is looked at when the account rebalances; allowed: daily, weekly, monthly, quarterly, yearly",
    )
  }
}

function checkBand({ absolute, relative }: NonNullable<PortfolioRequest["band"]>): void {
  if (absolute === undefined && relative === undefined) {
    throw refused("the band has no width; allowed: absolute, relative, or both")
  }
  if (absolute !== undefined && !(absolute > 0 && absolute < 1)) {
    throw refused(`the absolute band is ${absolute}; allowed: above 0 and under 1, such as 0.05`)
  }
  if (relative !== undefined && !(relative > 0 && relative <= 10)) {
    throw refused(`the relative band is ${relative}; allowed: above 0 and at most 10, such as 0.25`)
  }
}

function withArticle(what: string): string {
  if (what === "no target") return what
  return what === "amount" ? "an amount" : `a ${what}`
}

function refused(message: string): InvalidBacktest {
  return new InvalidBacktest("bad-setting", message)
}
