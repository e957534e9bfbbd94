import type { ImportCheck, ImportReport } from "../../contract/index.ts"
import { printable } from "./columns.ts"
import { numberText } from "./number-text.ts"
import type { Style } from "./style.ts"

type Report = Omit<ImportReport, "sample">

const shownProblems = 5

/** What an import made of a file: counts, what was rejected and why, and how the checks went. */
export function importText(name: string, report: Report, style: Style): string[] {
  const counts = [
    `${numberText(report.accepted, 0)} accepted`,
    `${numberText(report.rejectedRows, 0)} rejected`,
    `${numberText(report.duplicates.length, 0)} duplicate`,
    `${numberText(report.ignored.length, 0)} ignored`,
    ...(report.openTrades > 0 ? [`${numberText(report.openTrades, 0)} still open`] : []),
  ]
  return [
    `${style.bold(printable(name))}  ${style.dim(report.format)}`,
    `  ${numberText(report.rows, 0)} rows: ${counts.join(", ")}`,
    ...rejectedText(report, style),
    ...checksText(report.checks, style),
  ]
}

function rejectedText({ rejected }: Report, style: Style): string[] {
  const lines = rejected.slice(0, shownProblems).map(({ line, column, value, expected }) => {
    const place = column === null ? `line ${line}` : `line ${line}, ${printable(column)}`
    return style.warn(`  ✗ ${place}: "${printable(value, 40)}" where ${expected} was expected`)
  })
  return rejected.length > shownProblems
    ? [...lines, more(rejected.length - shownProblems, "problems")]
    : lines
}

function checksText(checks: readonly ImportCheck[], style: Style): string[] {
  const passed = checks.filter((check) => check.passed === true)
  const failed = checks.filter((check) => check.passed === false)
  const absent = checks.filter((check) => check.passed === null)
  return [
    ...(passed.length > 0 ? [`  ✓ ${passed.map(({ id }) => id).join(", ")}`] : []),
    ...failed.flatMap(({ id, violationCount, violations }) => [
      style.warn(
        `  ✗ ${id}: ${numberText(violationCount, 0)} ${violationCount === 1 ? "violation" : "violations"}`,
      ),
      ...violations.slice(0, shownProblems).map(({ line, detail }) => {
        return `      ${line === null ? "" : `line ${line}: `}${printable(detail)}`
      }),
      ...(violationCount > shownProblems
        ? [`    ${more(violationCount - shownProblems, "violations")}`]
        : []),
    ]),
    ...absent.map(({ id, reason }) => style.dim(`  – ${id}: ${reason ?? "could not run"}`)),
  ]
}

function more(count: number, what: string): string {
  return `  … and ${numberText(count, 0)} more ${what}`
}
