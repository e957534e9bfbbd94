import { useCallback, useState, useSyncExternalStore } from "react"

/** Whether a media query holds, now and as it changes. The query is the one of the first render. For what CSS alone cannot decide, such as the height of a canvas. */
export function useMediaQuery(query: string): boolean {
  const [list] = useState(() => window.matchMedia(query))
  const subscribe = useCallback(
    (listener: () => void) => {
      list.addEventListener("change", listener)
      return () => list.removeEventListener("change", listener)
    },
    [list],
  )
  return useSyncExternalStore(subscribe, () => list.matches)
}
