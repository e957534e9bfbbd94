import { InvalidBacktest } from "../engine/backtest/invalid-backtest.ts"
import { OperationError } from "./operation-error.ts"

/** A backtest or a search that cannot be run as it was asked for: one sentence that lists what is allowed. */
export class BacktestRefused extends OperationError {
  override readonly name = "BacktestRefused"
  readonly code = "backtest-refused"
}

/** What some work on a file of prices gives; that they are too few or of other days is told with the file's name. */
export async function ofFile<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof BacktestRefused && error.cause instanceof InvalidBacktest)) throw error
    const { cause, message } = error
    throw cause.code === "no-bars" ? new BacktestRefused(`${file}: ${message}`, { cause }) : error
  }
}

/** What some work gives, the engine's refusals as the caller's to put right. */
export async function orRefuse<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof InvalidBacktest) throw new BacktestRefused(error.message, { cause: error })
    throw error
  }
}
