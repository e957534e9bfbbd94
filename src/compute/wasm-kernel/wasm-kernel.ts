import type { BacktestSettings } from "../../engine/backtest/backtest-settings.ts"
import type { Bars } from "../../engine/backtest/bars.ts"
import { ReturnBlocks } from "../../engine/backtest/kernel/return-blocks.ts"
import type {
  KernelOptions,
  KernelRun,
  MakeSearchKernel,
  SearchKernel,
} from "../../engine/backtest/kernel/search-kernel.ts"
import { entryFlags } from "../../engine/backtest/order-engine/signal-program.ts"
import { IndicatorColumns } from "../../engine/backtest/strategies/indicator-columns.ts"
import { type FindCrossings, SignalEvents } from "../../engine/backtest/strategies/signal-events.ts"
import type { RatioOptions } from "../../engine/statistics/ratio-options.ts"
import { KernelColumns, lineLength } from "./kernel-columns.ts"
import { KernelMemory } from "./kernel-memory.ts"

/** What `assembly/signal-kernel.ts` exports. */
type Exports = {
  useBars(count: number, open: number, close: number, isObservation: number, to: number): void
  useBlocks(ends: number, sums: number, squares: number, count: number): void
  useEvents(bars: number, flags: number, results: number): void
  useSettings(at: number, enters: number): void
  describeLine(line: number): void
  addCrossings(fast: number, slow: number, from: number, to: number, earlier: number): number
  run(count: number): void
}

/** Of indicators; their ranges take a quarter as much again. */
const COLUMN_BYTES = 200 * 1024 * 1024
/** What a search takes beside them, a bar: its prices and their ranges, its events, and whether it is an observation. */
const BAR_BYTES = 32
/** For settings, results and sums. */
const MORE_BYTES = 1024 * 1024
/** Memory of which more than this was used is not kept for the next search. */
const KEPT_BYTES = 64 * 1024 * 1024

/** Where the kernel puts its results. */
const FINAL_EQUITY = 0
const WORST = 1
const RUIN_BAR = 2
const TRADES = 3
const TIES = 4
const RESULTS = 5

/**
 * Kernels in WebAssembly with SIMD: what they give is what the kernel in typed arrays gives, but for the order in which returns are added up.
 * They share their memory: one can be run until the next is made.
 * @param bytes of the compiled `assembly/signal-kernel.ts`; throws where this machine cannot run them
 */
export function wasmKernel(bytes: Uint8Array<ArrayBuffer>): MakeSearchKernel {
  const module = new WebAssembly.Module(bytes)
  let room: KernelRoom | null = null
  return (bars, settings, options) => {
    const bytes = 1.25 * COLUMN_BYTES + BAR_BYTES * bars.close.length + MORE_BYTES
    if (room === null || room.memory.usedBytes > KEPT_BYTES || room.memory.byteLength < bytes) {
      room = new KernelRoom(module, bytes)
    }
    return new WasmKernel(room, bars, settings, options)
  }
}

/** Memory that one search after the other uses: fresh memory costs a search of a fifth of a second a tenth of its time. */
class KernelRoom {
  readonly memory: KernelMemory
  readonly kernel: Exports
  /** The search that has it. */
  taker: WasmKernel | null = null

  constructor(module: WebAssembly.Module, bytes: number) {
    this.memory = new KernelMemory(bytes)
    const imports = { env: { memory: this.memory.memory } }
    this.kernel = new WebAssembly.Instance(module, imports).exports as Exports
  }
}

class WasmKernel implements SearchKernel, KernelRun {
  readonly indicators: IndicatorColumns
  readonly events: SignalEvents
  readonly blocks: ReturnBlocks
  readonly #room: KernelRoom
  readonly #columns: KernelColumns
  readonly #results: Float64Array
  readonly #cash: number

  constructor(
    room: KernelRoom,
    bars: Bars,
    settings: BacktestSettings,
    { direction, span, blockCount }: KernelOptions,
  ) {
    const count = bars.close.length
    const { memory, kernel } = room
    this.#room = room
    room.taker = this
    memory.clear()
    this.#cash = settings.cash
    this.#results = memory.doubles(RESULTS)

    const capacity = span.to - span.firstTradable
    const [at, flags] = [memory.integers(capacity), memory.bytes(capacity)]
    kernel.useEvents(at.byteOffset, flags.byteOffset, this.#results.byteOffset)

    this.blocks = new ReturnBlocks(bars, span, blockCount, (numbers) => memory.doubles(numbers))
    const { ends, sums, squares, isObservation } = this.blocks
    const ownEnds = memory.integers(blockCount)
    ownEnds.set(ends)
    kernel.useBlocks(ownEnds.byteOffset, sums.byteOffset, squares.byteOffset, blockCount)

    const [open, close] = [memory.doubles(count), memory.doubles(lineLength(count))]
    open.set(bars.open)
    close.set(bars.close)
    const observations = isObservation === null ? null : memory.bytes(count)
    if (isObservation !== null) observations?.set(isObservation)
    kernel.useBars(count, open.byteOffset, close.byteOffset, observations?.byteOffset ?? 0, span.to)
    kernel.describeLine(close.byteOffset)

    const numbers = Float64Array.from(numbersOf(settings))
    const ownNumbers = memory.doubles(numbers.length)
    ownNumbers.set(numbers)
    kernel.useSettings(ownNumbers.byteOffset, entryFlags(direction))

    this.#columns = new KernelColumns(memory, (line) => kernel.describeLine(line))
    this.indicators = new IndicatorColumns(bars, COLUMN_BYTES, this.#columns)
    this.events = new SignalEvents(capacity, { bars: at, flags, crossings: this.#crossings })
  }

  readonly #crossings: FindCrossings = (fast, slow, { from, to }, events) => {
    const [first, second] = [this.#columns.addressOf(fast), this.#columns.addressOf(slow)]
    if (first === undefined || second === undefined) return false
    events.count = this.#room.kernel.addCrossings(first, second, from, to, events.count)
    events.ties += this.#results[TIES]
    return true
  }

  run(): KernelRun {
    if (this.#room.taker !== this) throw new Error("another search has the memory of this kernel now")
    this.#room.kernel.run(this.events.count)
    this.#columns.reuse()
    return this
  }

  get finalEquity(): number {
    return this.#results[FINAL_EQUITY]
  }

  get totalReturn(): number {
    return this.finalEquity / this.#cash - 1
  }

  get maxDrawdown(): number {
    return this.#results[WORST] - 1
  }

  get tradeCount(): number {
    return this.#results[TRADES]
  }

  get ruinBar(): number {
    return this.#results[RUIN_BAR]
  }

  sharpeRatio(options: RatioOptions): number {
    return this.blocks.sharpeRatio(this.ruinBar, options)
  }
}

/** In the order in which the kernel reads them. */
function numbersOf(settings: BacktestSettings): number[] {
  const { cash, commission, fixedCommission, perUnitCommission, minimumCommission } = settings
  const { spread, slippage, margin, size, fractional, finalize } = settings
  const fees = [commission, fixedCommission, perUnitCommission, minimumCommission]
  return [cash, ...fees, spread, slippage, 1 / margin, size, Number(fractional), Number(finalize)]
}
