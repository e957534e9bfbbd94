import { epochDayOf } from "../../src/engine/money/iso-date.ts"
import type { CorporateAction } from "../../src/engine/prices/corporate-action.ts"
import { barsOf, type DailyBars } from "../../src/engine/prices/daily-bars.ts"
import { exchangeCalendar } from "../../src/market-data/exchange-calendar/exchange-calendar.ts"
import { xnys } from "../../src/market-data/exchange-calendar/rules/xnys.ts"
import { xoshiro128 } from "../../demo/xoshiro128.ts"

/** Twenty years of the New York Stock Exchange: 5,033 sessions. */
export const sessions: Int32Array = exchangeCalendar({ XNYS: xnys }).sessions(
  "XNYS",
  epochDayOf(2005, 1, 1),
  epochDayOf(2024, 12, 31),
)

export type History = {
  readonly id: string
  readonly bars: DailyBars
  readonly actions: readonly CorporateAction[]
}

/** A made-up share: a walk in cents with whole volumes, a dividend each quarter and a split 2:1 in mid-life. */
export function historyOf(index: number): History {
  const stream = xoshiro128(index + 1)
  const random = () => stream.uniform()
  const bars = barsOf(sessions.length)
  bars.days.set(sessions)
  const actions: CorporateAction[] = []
  const splitAt = 2_000 + Math.floor(random() * 1_000)
  let cents = 2_000 + Math.floor(random() * 30_000)
  for (let bar = 0; bar < sessions.length; bar++) {
    cents = Math.max(100, Math.round(cents * (1 + (random() - 0.498) * 0.04)))
    if (bar === splitAt) {
      actions.push({ kind: "split", exDay: sessions[bar], numerator: 2, denominator: 1 })
      cents = Math.round(cents / 2)
    }
    if (bar % 63 === 40)
      actions.push({ kind: "dividend", exDay: sessions[bar], amount: Math.round(cents / 200) / 100 })
    const spread = Math.ceil(cents * 0.02 * random())
    bars.close[bar] = cents / 100
    bars.open[bar] = (cents + Math.round((random() - 0.5) * spread)) / 100
    bars.high[bar] = (cents + spread) / 100
    bars.low[bar] = Math.max(1, cents - spread) / 100
    bars.volume[bar] = Math.round(100_000 + random() * 5_000_000)
  }
  return { id: `share-${index}`, bars, actions }
}
