import type { ImportLimits } from "./limits.ts"
import { ProblemList } from "./problem-list.ts"

/**
 * Records that look like totals or disclaimers, one after the other: the footer if the file ends with them, rejected records
 * if a row follows.
 */
export class TrailingRun {
  readonly problems: ProblemList
  /** The first 1,000, each cut to 200 characters. */
  readonly texts: string[] = []
  records = 0
  lines = 0
  readonly #limit: number

  constructor(limits: ImportLimits) {
    this.#limit = limits.listedProblems
    this.problems = new ProblemList(this.#limit)
  }

  add(text: string, lines: number): void {
    this.records++
    this.lines += lines
    if (this.texts.length < this.#limit) this.texts.push(text)
  }
}
