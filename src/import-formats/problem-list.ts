import type { RejectedRecord } from "../contract/index.ts"

/** Problems of records that could not be read: the first ones in full, all of them counted by reason. */
export class ProblemList {
  readonly listed: RejectedRecord[] = []
  readonly byReason = new Map<string, number>()
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  add(problem: RejectedRecord): void {
    if (this.listed.length < this.#limit) this.listed.push(problem)
    this.byReason.set(problem.reason, (this.byReason.get(problem.reason) ?? 0) + 1)
  }

  /** Adds the problems of another list after those of this one. */
  append(other: ProblemList): void {
    for (const problem of other.listed) {
      if (this.listed.length >= this.#limit) break
      this.listed.push(problem)
    }
    for (const [reason, count] of other.byReason)
      this.byReason.set(reason, (this.byReason.get(reason) ?? 0) + count)
  }
}
