import type { PortfolioBacktestResult } from "../../../../../contract/index.ts"
import { FigureButton } from "../../../../figures/figure-button.tsx"
import { formatMoneyBrief } from "../../../../format/money.ts"
import { formatPercent, formatPercentBrief } from "../../../../format/percent.ts"
import { toneOf } from "../../../../format/tone.ts"
import { returnsApart } from "./returns-apart.ts"

/** The return of the portfolio and that of the money that was in it, and what lies between them. */
export function TwoReturns({ result }: { result: PortfolioBacktestResult }) {
  const { statistics, nulls, totals, currency } = result
  const whole = statistics["timeWeightedReturn"] ?? null
  return (
    <section className="section" aria-labelledby="two-returns-title">
      <h2 id="two-returns-title">What it made, and what the money in it made</h2>
      <dl className="two-returns">
        <Return
          id="cagr"
          label="Time-weighted return, a year"
          value={statistics["cagr"] ?? null}
          reason={nulls["cagr"]}
        >
          {whole !== null && <>{formatPercentBrief(whole, "always")} in all. </>}
          What money made that was there from the first day to the last, whatever came in or went out: the
          measure of the portfolio.
        </Return>
        <Return
          id="moneyWeightedReturn"
          label="Money-weighted return, a year"
          value={statistics["moneyWeightedReturn"] ?? null}
          reason={nulls["moneyWeightedReturn"]}
        >
          What the money made that was really there, each payment from its own day on: the measure of how it
          went for its owner.
        </Return>
        <div className="figure" data-size="large">
          <dt>Gain</dt>
          <dd className={toneOf(totals.gain) ?? undefined}>
            {formatMoneyBrief(totals.gain, currency, "always")}
          </dd>
          <dd className="figure-detail">
            {formatMoneyBrief(totals.invested, currency)} paid in
            {totals.withdrawn > 0 && <>, {formatMoneyBrief(totals.withdrawn, currency)} taken out</>},{" "}
            {formatMoneyBrief(totals.value, currency)} there at the end.{partsText(result)}
          </dd>
        </div>
      </dl>
      <p>{returnsApart(result)}</p>
    </section>
  )
}

/** What of the gain was paid out, and what was paid for it. */
function partsText({ totals: { dividends, interest, fees }, currency }: PortfolioBacktestResult): string {
  const money = (amount: number) => formatMoneyBrief(amount, currency)
  const paid = [
    dividends > 0 && `${money(dividends)} in dividends`,
    interest !== 0 && `${money(interest)} of interest`,
  ].filter((part) => part !== false)
  const within = paid.length === 0 ? "" : ` Part of it: ${paid.join(" and ")}.`
  return `${within} ${money(fees)} went to fees.`
}

type ReturnProps = {
  id: string
  label: string
  value: number | null
  reason: string | undefined
  children: React.ReactNode
}

function Return({ id, label, value, reason, children }: ReturnProps) {
  return (
    <div className="figure" data-size="large">
      <dt>
        <FigureButton id={id} label={label} />
      </dt>
      {value === null ? (
        <dd className="secondary">–</dd>
      ) : (
        <dd className={toneOf(value) ?? undefined} title={formatPercent(value, { digits: 6 })}>
          {formatPercentBrief(value, "always")}
        </dd>
      )}
      <dd className="figure-detail">
        {value === null && reason !== undefined && <>Not defined here: {reason}. </>}
        {children}
      </dd>
    </div>
  )
}
