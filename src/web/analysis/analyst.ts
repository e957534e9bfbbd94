import type { TradeLogAnswer } from "./answer-question.ts"
import type { FromAnalysisWorker, ToAnalysisWorker, TradeLogQuestion } from "./analysis-messages.ts"

export type AnalystState = {
  /** The latest answer; it stays while the next one is on its way. */
  readonly answer: TradeLogAnswer | null
  /** The question that the answer answers. */
  readonly answered: TradeLogQuestion | null
  /** Why the latest question has no answer. */
  readonly failure: string | null
}

/** What an analyst needs of a Worker. */
export type AnalystPort = {
  postMessage(message: ToAnalysisWorker, transfer: Transferable[]): void
  addEventListener(type: "message", listener: (event: MessageEvent<FromAnalysisWorker>) => void): void
  addEventListener(type: "error", listener: (event: ErrorEvent) => void): void
  terminate(): void
}

export type Analyst = {
  /** Gives the engine a log, in place of the one it had; the latest question is asked of it again. */
  readonly open: (block: Uint8Array) => void
  readonly ask: (question: TradeLogQuestion) => void
  /** Starts over in a new worker, with the same log and question. */
  readonly restart: () => void
  /** The worker runs while somebody listens. */
  readonly subscribe: (listener: () => void) => () => void
  readonly state: () => AnalystState
}

type AnalystHooks = {
  /** Called in the task that brings an answer, before the listeners are told. */
  readonly onAnswer?: (arrived: { workerMs: number; trades: number }) => void
}

/**
 * Questions to the engine in a worker, the latest wins: one is asked at a time, and of those that come meanwhile only the
 * last is asked next. So the worker is never more than one question behind what the reader sees in the address.
 */
export function createAnalyst(start: () => AnalystPort, { onAnswer }: AnalystHooks = {}): Analyst {
  const listeners = new Set<() => void>()
  let state: AnalystState = { answer: null, answered: null, failure: null }
  let port: AnalystPort | null = null
  let log: Uint8Array | null = null
  let latest: TradeLogQuestion | null = null
  let waiting: TradeLogQuestion | null = null
  let asked: { id: number; question: TradeLogQuestion } | null = null
  let lastId = 0

  const become = (next: AnalystState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const fail = (why: string) => become({ ...state, failure: why })
  const askNext = () => {
    if (port === null || log === null || asked !== null || waiting === null) return
    asked = { id: ++lastId, question: waiting }
    waiting = null
    port.postMessage({ type: "ask", ...asked }, [])
  }
  const sendLog = () => {
    if (port === null || log === null) return
    // The worker gets a copy of its own: the page reads the same columns here.
    const copy = log.slice().buffer
    port.postMessage({ type: "open", block: copy }, [copy])
    waiting = latest
    askNext()
  }
  const hear = (message: FromAnalysisWorker) => {
    if (message.type === "failure" && message.id === null) return fail(message.message)
    if (asked === null || message.id !== asked.id) return undefined
    const { question } = asked
    asked = null
    // An answer to a question that is no longer the latest would flash by; the newer one is asked at once instead.
    const superseded = waiting !== null
    askNext()
    if (superseded) return undefined
    if (message.type === "failure") return fail(message.message)
    onAnswer?.({ workerMs: message.elapsedMs, trades: message.answer.tradeCount })
    return become({ answer: message.answer, answered: question, failure: null })
  }
  const begin = () => {
    const started = start()
    port = started
    started.addEventListener("message", ({ data }) => port === started && hear(data))
    // A script that does not load says so here, and only here.
    started.addEventListener("error", ({ message }) =>
      fail(message || "The part that computes the figures did not load."),
    )
    sendLog()
  }
  const end = () => {
    port?.terminate()
    port = null
    asked = null
  }

  return {
    open(block) {
      log = block
      sendLog()
    },
    ask(question) {
      latest = question
      waiting = question
      askNext()
    },
    restart() {
      end()
      begin()
    },
    subscribe(listener) {
      listeners.add(listener)
      if (port === null) begin()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) end()
      }
    },
    state: () => state,
  }
}
