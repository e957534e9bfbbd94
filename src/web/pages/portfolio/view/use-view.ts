import { useCallback, useMemo } from "react"
import { useSearch } from "wouter"
import { navigate } from "wouter/use-browser-location"
import { markFilterStart } from "../../../analysis/filter-to-paint.ts"
import { formatView, parseView, type View } from "./view.ts"

export type ChangeView = (change: Partial<View>, how?: { readonly replace?: boolean }) => void

/** The view that the address holds, and the one way to change it. Each change is a step that the back button undoes. */
export function useView(): readonly [View, ChangeView] {
  const search = useSearch()
  const view = useMemo(() => parseView(search), [search])
  const change = useCallback<ChangeView>((part, { replace = false } = {}) => {
    const query = formatView({ ...parseView(window.location.search), ...part })
    if (query === formatView(parseView(window.location.search))) return
    markFilterStart()
    navigate(window.location.pathname + (query === "" ? "" : `?${query}`), { replace })
  }, [])
  return [view, change]
}
