import { expect, it, vi } from "vitest"
import type { FromAnalysisWorker, ToAnalysisWorker, TradeLogQuestion } from "./analysis-messages.ts"
import { type AnalystPort, createAnalyst } from "./analyst.ts"
import type { TradeLogAnswer } from "./answer-question.ts"

const question = (riskFreeRate: number): TradeLogQuestion => ({
  strategies: [],
  from: null,
  to: null,
  dateBasis: "close",
  oneLot: false,
  riskFreeRate,
})

/** The worker's end of the line, answered by hand. */
function line() {
  const sent: ToAnalysisWorker[] = []
  let hear: (event: MessageEvent<FromAnalysisWorker>) => void = () => {}
  let running = 0
  const start = (): AnalystPort => {
    running++
    return {
      postMessage: (message) => sent.push(message),
      addEventListener(type: "message" | "error", listener: unknown) {
        if (type === "message") hear = listener as typeof hear
      },
      terminate: () => running--,
    }
  }
  const say = (data: FromAnalysisWorker) => hear({ data } as MessageEvent<FromAnalysisWorker>)
  return {
    start,
    running: () => running,
    asked: () => sent.flatMap((message) => (message.type === "ask" ? [message.question.riskFreeRate] : [])),
    answer(id: number, tradeCount: number) {
      say({ type: "answer", id, elapsedMs: 1, answer: { tradeCount } as TradeLogAnswer })
    },
    refuse: (id: number | null, message: string) => say({ type: "failure", id, message }),
  }
}

function listened(worker: ReturnType<typeof line>) {
  const analyst = createAnalyst(worker.start)
  const listener = vi.fn<() => void>()
  const leave = analyst.subscribe(listener)
  return { analyst, listener, leave }
}

it("holds a question until the log is open", () => {
  const worker = line()
  const { analyst } = listened(worker)
  analyst.ask(question(0))
  expect(worker.asked()).toEqual([])
  analyst.open(new Uint8Array(8))
  expect(worker.asked()).toEqual([0])
})

it("asks one at a time and of those that wait only the last", () => {
  const worker = line()
  const { analyst } = listened(worker)
  analyst.open(new Uint8Array(8))
  for (const rate of [0.01, 0.02, 0.03]) analyst.ask(question(rate))
  expect(worker.asked()).toEqual([0.01])
  worker.answer(1, 10)
  expect(worker.asked()).toEqual([0.01, 0.03])
  // The answer to what was already superseded is not shown.
  expect(analyst.state().answer).toBeNull()
  worker.answer(2, 30)
  expect(analyst.state().answer?.tradeCount).toBe(30)
  expect(analyst.state().answered?.riskFreeRate).toBe(0.03)
})

it("asks the latest question again of a new log", () => {
  const worker = line()
  const { analyst } = listened(worker)
  analyst.open(new Uint8Array(8))
  analyst.ask(question(0.01))
  worker.answer(1, 10)
  analyst.open(new Uint8Array(8))
  expect(worker.asked()).toEqual([0.01, 0.01])
})

it("keeps the last answer beside what failed, and drops the failure with the next answer", () => {
  const worker = line()
  const { analyst, listener } = listened(worker)
  analyst.open(new Uint8Array(8))
  analyst.ask(question(0))
  worker.answer(1, 10)
  analyst.ask(question(0.5))
  worker.refuse(2, "equity was not positive")
  expect(analyst.state()).toMatchObject({ answer: { tradeCount: 10 }, failure: "equity was not positive" })
  analyst.ask(question(0))
  worker.answer(3, 10)
  expect(analyst.state().failure).toBeNull()
  expect(listener).toHaveBeenCalledTimes(3)
})

it("says when the log itself could not be opened", () => {
  const worker = line()
  const { analyst } = listened(worker)
  analyst.open(new Uint8Array(8))
  worker.refuse(null, "not a column block")
  expect(analyst.state().failure).toBe("not a column block")
})

it("runs the worker only while somebody listens, and takes up where it was", () => {
  const worker = line()
  const { analyst, leave } = listened(worker)
  analyst.open(new Uint8Array(8))
  analyst.ask(question(0.01))
  leave()
  expect(worker.running()).toBe(0)
  analyst.subscribe(() => {})
  expect(worker.running()).toBe(1)
  expect(worker.asked()).toEqual([0.01, 0.01])
})

it("starts over in a new worker with the same log and question", () => {
  const worker = line()
  const { analyst } = listened(worker)
  analyst.open(new Uint8Array(8))
  analyst.ask(question(0.02))
  analyst.restart()
  expect(worker.running()).toBe(1)
  worker.answer(2, 7)
  expect(analyst.state().answer?.tradeCount).toBe(7)
})
