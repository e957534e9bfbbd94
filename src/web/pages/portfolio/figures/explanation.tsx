import { useLayoutEffect } from "react"
import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import type { View } from "../view/view.ts"
import { explainFigure } from "./explain-figure.ts"

/** What a figure means and how it comes about, with the values of this portfolio and filter. */
export function Explanation({
  figure,
  answer,
  view,
  currency,
  onSized,
}: {
  figure: string
  answer: TradeLogAnswer
  view: View
  currency: string
  /** Called when the words are there and the panel has its size. */
  onSized: () => void
}) {
  useLayoutEffect(onSized, [onSized])
  const explanation = explainFigure(figure, answer, view, currency)
  if (explanation === null) return null
  const { entry, value, reason, from, working } = explanation
  return (
    <>
      <header className="explanation-header">
        <h3>{entry.label}</h3>
        <b>{value ?? "–"}</b>
      </header>
      <p>{sentence(entry.definition)}</p>
      {entry.convention !== null && <p>{entry.convention}</p>}
      {value === null && reason !== null && <p className="explanation-reason">Not defined here: {reason}.</p>}
      <dl>
        <dt>Made from</dt>
        <dd>{entry.inputs}</dd>
        {from.map((input) => (
          <div key={input.label} className="explanation-input">
            <dt>{input.label}</dt>
            <dd>{input.value}</dd>
          </div>
        ))}
        {working !== null && value !== null && (
          <>
            <dt>Working</dt>
            <dd>
              {working} = <b>{value}</b>
            </dd>
          </>
        )}
        <dt>Source</dt>
        <dd>{entry.source}</dd>
      </dl>
    </>
  )
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (text.endsWith(".") ? "" : ".")
}
