import type { SourceFile } from "../../operations/ports.ts"
import { CellReader } from "../cell-reader.ts"
import { decodeText } from "../decode-text.ts"
import { isEmptyText } from "../first-records.ts"
import type { ImportLimits } from "../limits.ts"
import { isBlankRecord, shapeProblem } from "../record-shape.ts"
import { RecordScanner } from "../record-scanner.ts"
import { refusal } from "../refusal.ts"

/**
 * Reads a comma-separated file without a header, whose columns are known by their position. What is made of such a file hangs on
 * every line of it, so the first record that cannot be read ends it: throws `UnreadableFile` with line and column.
 *
 * @param row reads the cells of one record; what it puts to `cells.problems` ends the reading
 */
export function readHeaderless(
  source: SourceFile,
  columns: readonly string[],
  limits: ImportLimits,
  row: (cells: CellReader, line: number) => void,
): void {
  const text = decodeText(source, limits)
  if (isEmptyText(text))
    throw refusal("no-rows", { file: source.name }, "the file is empty", "at least one row")
  const scanner = new RecordScanner(source.name, text, ",", limits)
  const cells = new CellReader(scanner, columns.length, { styles: null, currency: null })
  const everyField = columns.map((_, field) => field)
  for (let records = 1; scanner.next(); records++) {
    if (isBlankRecord(scanner)) continue
    const line = scanner.firstLine
    if (records > limits.records) {
      throw refusal(
        "limit",
        { file: source.name, line },
        `this is record ${records}`,
        `at most ${limits.records}`,
      )
    }
    cells.problems.length = 0
    const shape = shapeProblem(scanner, columns.length, everyField)
    if (shape === null) row(cells, line)
    const problem = shape ?? cells.problems[0]
    if (problem === undefined) continue
    const column = columns[problem.field]
    const place = { file: source.name, line, ...(column === undefined ? {} : { column }) }
    throw refusal(
      "unreadable-value",
      place,
      `“${problem.value}” cannot be read (${problem.reason})`,
      problem.expected,
    )
  }
}
