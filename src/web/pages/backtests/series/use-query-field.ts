import { useCallback } from "react"
import { useSearch } from "wouter"
import { navigate } from "wouter/use-browser-location"

/** One field of the address, null while it is not there, and the way to change it without a step in the history. */
export function useQueryField(name: string): readonly [string | null, (value: string | null) => void] {
  const search = useSearch()
  const change = useCallback(
    (value: string | null) => {
      const query = new URLSearchParams(window.location.search)
      if (value === null) query.delete(name)
      else query.set(name, value)
      navigate(window.location.pathname + (query.size === 0 ? "" : `?${query.toString()}`), { replace: true })
    },
    [name],
  )
  return [new URLSearchParams(search).get(name), change]
}
