import { type ColumnBlock, openColumnBlock } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { BacktestNotFound } from "./backtest-errors.ts"
import type { PackedColumns, RunKind, StoredRun } from "./backtests-port.ts"

/** A result as it is read: what is no column, and the columns by name. */
export type RunResult = Pick<ColumnBlock, "meta" | "names" | "column"> & { readonly bytes: number }

/** A run in the history. Throws `BacktestNotFound`. */
export async function requireRun(
  { owner, backtests }: BacktestContext,
  kind: RunKind,
  id: string,
): Promise<StoredRun> {
  const run = await backtests.findRun(owner, kind, id)
  if (run === null) throw new BacktestNotFound(kind, id)
  return run
}

/** The result of a run that has one, opened once for whoever reads of it. Null while there is none. */
export async function loadResult(
  { owner, backtests, searching, cache }: BacktestContext,
  { id, summary }: StoredRun,
): Promise<RunResult | null> {
  if (summary === null) return null
  const open = async () => {
    const stored = await backtests.readRunResult(owner, id)
    if (stored === null) return null
    const block = await searching.unpackColumns(stored)
    return { ...openColumnBlock(block), bytes: block.byteLength }
  }
  return cache.fetch(keyOf(id), open, (result) => result?.bytes ?? 0)
}

/** Has a result that was just made at hand for whoever reads of it next: it is what the store would give back. */
export async function rememberResult(
  { cache }: BacktestContext,
  id: string,
  meta: Listed,
  columns: PackedColumns,
): Promise<void> {
  const listed = BYTES_A_ROW * (meta.trades.length + meta.rejectedOrders.length)
  const bytes = [...columns.values()].reduce((sum, column) => sum + column.byteLength, META_BYTES + listed)
  const column = (name: string) => {
    const values = columns.get(name)
    if (values === undefined) throw new Error(`the result has no column ${name}`)
    return values
  }
  const result: RunResult = { meta, names: [...columns.keys()], column, bytes }
  await cache.fetch(
    keyOf(id),
    async () => result,
    () => bytes,
  )
}

/** What a result that is no column has without limit. */
type Listed = { readonly trades: readonly unknown[]; readonly rejectedOrders: readonly unknown[] }

/** As its JSON would take: the rest of a result, and a trade or a rejected order. */
const META_BYTES = 20_000
const BYTES_A_ROW = 400

const keyOf = (id: string) => `run ${id}`
