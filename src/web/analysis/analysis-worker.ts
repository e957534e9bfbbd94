import type { FromAnalysisWorker, ToAnalysisWorker } from "./analysis-messages.ts"
import { answerQuestion } from "./answer-question.ts"
import { readTradeLog, type TradeLog } from "./read-trade-log.ts"
import { transferables } from "./transferables.ts"

const scope = self as unknown as DedicatedWorkerGlobalScope
const kept = new Set<ArrayBufferLike>()
let log: TradeLog | null = null

scope.addEventListener("message", ({ data }: MessageEvent<ToAnalysisWorker>) => {
  const id = data.type === "ask" ? data.id : null
  try {
    if (data.type === "open") {
      log = readTradeLog(new Uint8Array(data.block))
      kept.clear()
      kept.add(data.block)
    } else if (log !== null) {
      const start = performance.now()
      const answer = answerQuestion(log, data.question)
      send({ type: "answer", id: data.id, answer, elapsedMs: performance.now() - start })
    }
  } catch (error) {
    send({ type: "failure", id, message: error instanceof Error ? error.message : String(error) })
  }
})

function send(message: FromAnalysisWorker): void {
  scope.postMessage(message, transferables(message, kept))
}
