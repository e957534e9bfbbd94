import { memo } from "react"
import { catalogue } from "../../../../engine/statistics/catalogue.ts"
import { statisticGroups } from "../../../../engine/statistics/catalogue-entry.ts"
import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import { formatStatistic, formatStatisticExactly } from "../../../format/statistic.ts"
import { toneOf } from "../tone.ts"
import { FigureButton } from "./figure-button.tsx"

// A portfolio is compared with a benchmark elsewhere, and no run over price bars made it; these would all be dashes.
const groups = statisticGroups
  .filter((group) => group !== "Benchmark" && group !== "Backtest")
  .map((group) => ({ group, entries: catalogue.filter((entry) => entry.group === group) }))

/** The whole catalogue by group, dense. What is not defined is a dash, with its reason on hover and in the explanation. */
export const FigureGroups = memo(function FigureGroups({
  answer,
  currency,
}: {
  answer: TradeLogAnswer
  currency: string
}) {
  return (
    <div className="all-figures-groups">
      {groups.map(({ group, entries }) => (
        <section key={group} aria-label={group}>
          <h3>{group}</h3>
          <dl>
            {entries.map(({ id, label, unit, higherIsBetter }) => {
              const value = answer.statistics[id]
              return (
                <div key={id}>
                  <dt>
                    <FigureButton id={id} label={label} />
                  </dt>
                  {typeof value === "number" ? (
                    <dd
                      className={unit === "money" && higherIsBetter === true ? toneOf(value) : undefined}
                      title={formatStatisticExactly(value, unit, currency)}
                    >
                      {formatStatistic(value, unit, currency)}
                    </dd>
                  ) : (
                    <dd className="secondary" title={answer.nulls[id]}>
                      –<span className="visually-hidden">{answer.nulls[id]}</span>
                    </dd>
                  )}
                </div>
              )
            })}
          </dl>
        </section>
      ))}
    </div>
  )
})
