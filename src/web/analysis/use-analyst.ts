import { useEffect, useState, useSyncExternalStore } from "react"
import type { TradeLogQuestion } from "./analysis-messages.ts"
import { type AnalystState, createAnalyst } from "./analyst.ts"
import { markAnswer } from "./filter-to-paint.ts"

const startWorker = () => new Worker(new URL("./analysis-worker.ts", import.meta.url), { type: "module" })

const asleep = () => () => undefined

/**
 * Answers of the engine, run in a Web Worker on the block given, to the latest question. The worker starts when `awake`, while
 * the block is still on its way.
 */
export function useAnalyst(
  block: Uint8Array | undefined,
  question: TradeLogQuestion,
  { awake }: { awake: boolean },
): AnalystState & { readonly restart: () => void } {
  const [analyst] = useState(() => createAnalyst(startWorker, { onAnswer: markAnswer }))
  const state = useSyncExternalStore(awake ? analyst.subscribe : asleep, analyst.state)
  useEffect(() => {
    if (block !== undefined) analyst.open(block)
  }, [analyst, block])
  useEffect(() => analyst.ask(question), [analyst, question])
  return { ...state, restart: analyst.restart }
}
