import { memo } from "react"
import { catalogue } from "../../engine/statistics/catalogue.ts"
import { statisticGroups } from "../../engine/statistics/catalogue-entry.ts"
import { formatStatistic, formatStatisticExactly } from "../format/statistic.ts"
import { toneOf } from "../format/tone.ts"
import { FigureButton } from "./figure-button.tsx"
import type { FigureSource } from "./figure-source.ts"

const groups = statisticGroups.map((group) => ({
  group,
  entries: catalogue.filter((entry) => entry.group === group),
}))

/** The whole catalogue by group, dense. What is not defined is a dash, with its reason on hover and in the explanation. */
export const FigureGroups = memo(function FigureGroups({
  source: { statistics, nulls, currency },
  without,
}: {
  source: FigureSource
  without: readonly string[]
}) {
  const shown = groups
    .filter(({ group }) => !without.includes(group))
    // What a subject of its kind never has is not there to be undefined.
    .map(({ group, entries }) => ({
      group,
      entries: entries.filter(({ id }) => id in statistics || id in nulls),
    }))
    .filter(({ entries }) => entries.length > 0)
  return (
    <div className="all-figures-groups">
      {shown.map(({ group, entries }) => (
        <section key={group} aria-label={group}>
          <h3>{group}</h3>
          <dl>
            {entries.map(({ id, label, unit, higherIsBetter }) => {
              const value = statistics[id]
              return (
                <div key={id}>
                  <dt>
                    <FigureButton id={id} label={label} />
                  </dt>
                  {typeof value === "number" ? (
                    <dd
                      className={
                        unit === "money" && higherIsBetter === true ? (toneOf(value) ?? undefined) : undefined
                      }
                      title={formatStatisticExactly(value, unit, currency)}
                    >
                      {formatStatistic(value, unit, currency)}
                    </dd>
                  ) : (
                    <dd className="secondary" title={nulls[id]}>
                      –<span className="visually-hidden">{nulls[id]}</span>
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
