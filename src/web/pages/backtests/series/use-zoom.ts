import { useCallback, useMemo } from "react"
import { useSearch } from "wouter"
import { navigate } from "wouter/use-browser-location"
import { dayOfTime, timeOfDay } from "./day-of-time.ts"
import type { Span } from "./read-series.ts"

/** The stretch of time that the charts of a page show; it is in the address, and the back button undoes a change of it. */
export function useZoom(): readonly [Span | null, (span: Span | null) => void] {
  const search = useSearch()
  const span = useMemo(() => readSpan(search), [search])
  const zoom = useCallback((next: Span | null) => {
    const query = new URLSearchParams(window.location.search)
    query.delete("from")
    query.delete("to")
    if (next !== null) {
      query.set("from", timeOfDay(next.from))
      query.set("to", timeOfDay(next.to))
    }
    navigate(window.location.pathname + (query.size === 0 ? "" : `?${query.toString()}`))
  }, [])
  return [span, zoom]
}

function readSpan(search: string): Span | null {
  const query = new URLSearchParams(search)
  const from = dayOfTime(query.get("from") ?? "")
  const to = dayOfTime(query.get("to") ?? "")
  return to > from ? { from, to } : null
}
