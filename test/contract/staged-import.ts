import type { ImportBatch, ImportReport } from "../../src/contract/index.ts"
import type { StagedImport } from "../../src/operations/ports.ts"

const report: ImportReport = {
  format: "option-omega-trade-log",
  rows: 3,
  accepted: 2,
  rejectedRows: 1,
  rejected: [
    {
      line: 4,
      lastLine: 4,
      column: "P/L",
      value: "twelve",
      reason: "not-a-number",
      expected: "an amount of money",
    },
  ],
  rejectedByReason: { "not-a-number": 1 },
  duplicates: [],
  ignored: [],
  openTrades: 0,
  lines: { total: 4, header: 1, preamble: 0, blank: 0, footer: 0, records: 3 },
  preamble: [],
  footer: [],
  columns: [],
  absentColumns: [],
  decisions: [],
  notes: [],
  checks: [
    {
      id: "profit-arithmetic",
      label: "P/L adds up",
      passed: false,
      reason: null,
      violationCount: 1,
      violations: [],
    },
  ],
  sample: { header: [], rows: [] },
}

/** An import as an operation would stage it; the store looks into none of its bytes. */
export function stagedImport(
  id: string,
  over: Partial<Pick<ImportBatch, "mode" | "createdAt">> & {
    sha256?: string
    trades?: Uint8Array | null
    days?: Uint8Array | null
  } = {},
): StagedImport {
  const { sha256 = `sha256 of ${id}`, trades = bytes(`trades of ${id}`), days = null, ...batch } = over
  return {
    batch: {
      id,
      status: "staged",
      portfolioId: null,
      mode: "append",
      files: [{ role: "trade-log", name: `${id}.csv`, size: 120, sha256, report }],
      effect: null,
      createdAt: "2024-03-01T10:00:00.000Z",
      committedAt: null,
      undoneAt: null,
      ...batch,
    },
    trades,
    days,
    sources: [bytes(`source of ${id}`)],
  }
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
