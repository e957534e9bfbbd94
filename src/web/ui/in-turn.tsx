import { Children, type ReactNode, useEffect, useState } from "react"
import { nextTask } from "./next-task.ts"

type InTurnProps = {
  /** Stands where the others will, until the last is there. */
  rest: ReactNode
  children: ReactNode
}

/** Mounts its children one a task, so that a long page never keeps the window from answering. Later changes come together. */
export function InTurn({ rest, children }: InTurnProps) {
  const [count, setCount] = useState(0)
  const all = Children.toArray(children)
  const complete = count >= all.length
  useEffect(() => {
    if (complete) return undefined
    let left = false
    void nextTask().then(() => !left && setCount(count + 1))
    return () => {
      left = true
    }
  }, [complete, count])
  return complete ? (
    all
  ) : (
    <>
      {all.slice(0, count)}
      {rest}
    </>
  )
}
