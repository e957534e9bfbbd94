import type { DuplicateRecord, ImportReport } from "../../../contract/index.ts"

export type Problem = {
  outcome: "rejected" | "duplicate" | "ignored"
  line: number
  lastLine: number
  column: string | null
  value: string
  reason: string
  expected: string
}

/**
 * Every record that will not be imported, in the order of the file; a rejected one once a problem. `repeats` are those that
 * the target portfolio has already.
 */
export function listProblems(report: ImportReport, repeats: readonly DuplicateRecord[]): Problem[] {
  return [
    ...report.rejected.map(({ line, lastLine, column, value, reason, expected }): Problem => ({
      outcome: "rejected",
      line,
      lastLine,
      column,
      value,
      reason: plainReason(reason),
      expected,
    })),
    ...[...report.duplicates, ...repeats].map(({ line, repeatsLine }): Problem => ({
      outcome: "duplicate",
      line,
      lastLine: line,
      column: null,
      value: "",
      reason: repeatsLine === null ? "in the portfolio already" : `repeats line ${repeatsLine}`,
      expected: "",
    })),
    ...report.ignored.map(({ line, reason }): Problem => ({
      outcome: "ignored",
      line,
      lastLine: line,
      column: null,
      value: "",
      reason: plainReason(reason),
      expected: "",
    })),
  ].toSorted((a, b) => a.line - b.line)
}

/** `not-a-number` as "not a number". */
export function plainReason(code: string): string {
  return code.replaceAll("-", " ")
}
