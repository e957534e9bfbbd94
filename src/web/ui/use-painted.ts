import { useEffect, useState } from "react"
import { afterPainting } from "./after-painting.ts"

/** False until the component's first frame is painted: what it shows first need not share the line with what comes next. */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(false)
  useEffect(() => {
    let left = false
    afterPainting(() => !left && setPainted(true))
    return () => {
      left = true
    }
  }, [])
  return painted
}
