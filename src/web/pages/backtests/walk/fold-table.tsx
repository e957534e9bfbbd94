import type { WalkForwardResult } from "../../../../contract/index.ts"
import { formatIsoRange } from "../../../format/iso-day.ts"
import { formatPercent } from "../../../format/percent.ts"
import { formatStatistic } from "../../../format/statistic.ts"
import { toneOf } from "../../../format/tone.ts"
import { TableShell } from "../../../ui/table-shell.tsx"
import { figureInSentence, searchFigure } from "../form/search-figures.ts"
import { paramsText } from "../history/strategy-text.ts"

type FoldTableProps = {
  folds: NonNullable<WalkForwardResult["result"]>["folds"]
  maximize: string
  currency: string
}

/** What each fold chose from the past before it, and what that made in the time after. */
export function FoldTable({ folds, maximize, currency }: FoldTableProps) {
  const { label, unit } = searchFigure(maximize)
  return (
    <section className="section" aria-labelledby="folds-title">
      <h2 id="folds-title">Folds</h2>
      <p className="secondary">
        Each was traded with the combination that had the largest {figureInSentence(maximize)} in its sample.
        Its return is from its first bar to its last, costs included and everything closed at the end.
      </p>
      <TableShell label="What each fold chose">
        <table className="table" data-pinned="">
          <thead>
            <tr>
              <th scope="col" className="numeric">
                Fold
              </th>
              <th scope="col">In sample</th>
              <th scope="col">Chosen</th>
              <th scope="col" className="numeric">
                {label} in sample
              </th>
              <th scope="col">Out of sample</th>
              <th scope="col" className="numeric">
                Return out of sample
              </th>
            </tr>
          </thead>
          <tbody>
            {folds.map(({ inSample, outOfSample, params, inSampleFigure, outOfSampleReturn }, at) => (
              <tr key={outOfSample.from}>
                <th scope="row" className="numeric">
                  {at + 1}
                </th>
                <td>{rangeText(inSample)}</td>
                <td>{params === null ? "Nothing: cash" : paramsText(params)}</td>
                <td className="numeric">
                  {inSampleFigure === null ? "–" : formatStatistic(inSampleFigure, unit, currency)}
                </td>
                <td>{rangeText(outOfSample)}</td>
                <td className={["numeric", toneOf(outOfSampleReturn)].filter(Boolean).join(" ")}>
                  {outOfSampleReturn === null
                    ? "–"
                    : formatPercent(outOfSampleReturn, { digits: 2, sign: "always" })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableShell>
    </section>
  )
}

function rangeText({ from, to }: { from: string; to: string }): string {
  return formatIsoRange(from.slice(0, 10), to.slice(0, 10))
}
