import { lazy, memo, useState } from "react"
import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import { LazyPart } from "../../../ui/lazy-part.tsx"
import "./figures.css"

// The catalogue is a good part of the page's code and nothing in sight waits for it.
const FigureGroups = lazy(async () => ({ default: (await import("./figure-groups.tsx")).FigureGroups }))

/** Every figure of the catalogue, to be opened where the page is narrow. */
export const AllFigures = memo(function AllFigures({
  answer,
  currency,
}: {
  answer: TradeLogAnswer
  currency: string
}) {
  // Sixty rows are a page of a desk and eight of a phone; either way one press changes it.
  const [open] = useState(() => window.matchMedia("(min-width: 1024px)").matches)
  return (
    <details className="all-figures" open={open}>
      <summary>All figures, by group</summary>
      <LazyPart what="The figures" placeholder={<div className="all-figures-placeholder" />}>
        <FigureGroups answer={answer} currency={currency} />
      </LazyPart>
    </details>
  )
})
