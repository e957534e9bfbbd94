import { useEffect, useEffectEvent } from "react"
import { createStore } from "../ui/store.ts"

/** What a page does with files that are dropped on the window. */
export type DropTaker = {
  /** What dropping does, and what becomes of a file that is something else. */
  readonly words: string
  readonly detail: string
  readonly take: (files: readonly File[]) => void
}

/** The page's own; null where files are to be imported. */
export const dropTaker = createStore<DropTaker | null>(null)

/** Takes dropped files for as long as the component is there; `null` leaves them to be imported. */
export function useDropTaker(taker: DropTaker | null): void {
  const take = useEffectEvent((files: readonly File[]) => taker?.take(files))
  const words = taker?.words ?? null
  const detail = taker?.detail ?? ""
  useEffect(() => {
    if (words === null) return undefined
    const mine: DropTaker = { words, detail, take: (files) => take(files) }
    dropTaker.set(mine)
    return () => {
      if (dropTaker.get() === mine) dropTaker.set(null)
    }
  }, [words, detail])
}
