import { useLayoutEffect } from "react"
import { explainFigure } from "./explain-figure.ts"
import type { FigureSource } from "./figure-source.ts"

/** What a figure means and how it comes about, with the values of its subject. */
export function Explanation({
  figure,
  source,
  onSized,
}: {
  figure: string
  source: FigureSource
  /** Called when the words are there and the panel has its size. */
  onSized: () => void
}) {
  useLayoutEffect(onSized, [onSized])
  const explanation = explainFigure(figure, source)
  if (explanation === null) return null
  const { entry, value, reason, bounds, from, working } = explanation
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
        {bounds !== null && (
          <>
            <dt>Bounds</dt>
            <dd>
              {bounds.pessimistic} with the worse and {bounds.optimistic} with the better of what each bar
              leaves open
            </dd>
          </>
        )}
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
