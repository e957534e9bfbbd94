import { expect, it } from "vitest"
import { logsOfSize } from "../../../demo/generate.ts"
import { type ColumnValues, encodeColumnBlock } from "../../contract/column-block.ts"
import { packTradeColumns } from "../../engine/trade-log/pack-trade-columns.ts"
import { readFiles } from "../../import-formats/read-files.ts"
import { analysisColumns, tableColumns } from "./analysis-columns.ts"
import { answerQuestion } from "./answer-question.ts"
import { readTradeLog, readWholeTrades } from "./read-trade-log.ts"

const bytes = new TextEncoder().encode(logsOfSize(300).tradeLog)
const [file] = readFiles([{ name: "log.csv", bytes }], {})
if (file.role !== "trade-log") throw new Error(`the log was read as a ${file.role}`)
const { meta, columns } = packTradeColumns(file.trades, { texts: true })
const sessions = Int32Array.from(new Set(file.trades.closeDay)).sort()

/** The block that the API sends when these columns are asked for. */
function blockOf(names: readonly string[], revision = 1): Uint8Array {
  const chosen = [...columns, ["sessions", sessions] as const].filter(([name]) => names.includes(name))
  const sent = { ...meta, revision, initialCapital: null, dailyLog: false }
  return encodeColumnBlock(sent, new Map<string, ColumnValues>(chosen))
}

const everything = [...columns.keys(), "sessions"]
const question = {
  strategies: [],
  from: null,
  to: null,
  dateBasis: "close",
  oneLot: false,
  riskFreeRate: 0.02,
} as const

it("are all that an answer needs", () => {
  expect(answerQuestion(readTradeLog(blockOf(analysisColumns)), question)).toEqual(
    answerQuestion(readTradeLog(blockOf(everything)), question),
  )
})

it("are, with the table's columns, the whole log", () => {
  const whole = readWholeTrades(blockOf(analysisColumns), blockOf([...tableColumns, "legs"]))
  expect(whole).toEqual(file.trades)
})

it("are not joined with columns of another revision", () => {
  const read = () => readWholeTrades(blockOf(analysisColumns, 1), blockOf(tableColumns, 2))
  expect(read).toThrow("the portfolio changed while its trades were on their way")
})
