import { lazy, memo, useState } from "react"
import { LazyPart } from "../ui/lazy-part.tsx"
import type { FigureSource } from "./figure-source.ts"
import "./figures.css"

// The catalogue is a good part of the page's code and nothing in sight waits for it.
const FigureGroups = lazy(async () => ({ default: (await import("./figure-groups.tsx")).FigureGroups }))

/** Every figure of the catalogue, to be opened where the page is narrow. */
export const AllFigures = memo(function AllFigures({
  source,
  without,
}: {
  source: FigureSource
  /** Groups of the catalogue that a subject of this kind has no figures of. */
  without: readonly string[]
}) {
  // Sixty rows are a page of a desk and eight of a phone; either way one press changes it.
  const [open] = useState(() => window.matchMedia("(min-width: 1024px)").matches)
  return (
    <details className="all-figures" open={open}>
      <summary>All figures, by group</summary>
      <LazyPart what="The figures" placeholder={<div className="all-figures-placeholder" />}>
        <FigureGroups source={source} without={without} />
      </LazyPart>
    </details>
  )
})
