import type { Kysely } from "kysely"
import type { BacktestStore } from "../../operations/backtests-port.ts"
import * as runs from "../backtest-queries.ts"
import * as files from "../price-file-queries.ts"
import type { StoreSchema } from "../schema.ts"

/** Backtests, searches and their price files in an SQLite database of the store's schema. */
export function backtestStore(db: Kysely<StoreSchema>): BacktestStore {
  return {
    savePriceFile: (owner, file, content) => files.savePriceFile(db, owner, file, content),
    findPriceFile: (owner, id) => files.findPriceFile(db, owner, id),
    listPriceFiles: (owner, page) => files.listPriceFiles(db, owner, page),
    readPriceBlock: (owner, id) => files.readPriceBlock(db, owner, id),
    setPriceFileDeleted: (owner, id, deleted, at) => files.setPriceFileDeleted(db, owner, id, deleted, at),

    saveRun: (owner, run, result) => runs.saveRun(db, owner, run, result),
    findRun: (owner, kind, id) => runs.findRun(db, owner, kind, id),
    findRunByKey: (owner, kind, key) => runs.findRunByKey(db, owner, kind, key),
    listRuns: (owner, kind, page) => runs.listRuns(db, owner, kind, page),
    readRunResult: (owner, id) => runs.readRunResult(db, owner, id),
    setRunJob: (owner, id, jobId) => runs.setRunJob(db, owner, id, jobId),
    finishRun: (owner, id, summary, result) => runs.finishRun(db, owner, id, summary, result),
    setRunDeleted: (owner, kind, id, deleted, at) => runs.setRunDeleted(db, owner, kind, id, deleted, at),
  }
}
