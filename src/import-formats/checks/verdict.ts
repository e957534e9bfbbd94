import type { CheckViolation, ImportCheck } from "../../contract/index.ts"

/** What a check is called and what holds when it passes. */
export type CheckName = { readonly id: string; readonly label: string }

/** Violations of one check: the first ones in full, all of them counted. */
export class Violations {
  readonly listed: CheckViolation[] = []
  count = 0
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Whether the next one is listed in full, so that its sentence has to be made. */
  get wanted(): boolean {
    return this.listed.length < this.#limit
  }

  add(violation: CheckViolation): void {
    this.count++
    if (this.wanted) this.listed.push(violation)
  }
}

/** A check that ran; it passed when nothing was violated. Violations are in order of their lines. `remark` is what its reader has to know beside that. */
export function verdict(
  { id, label }: CheckName,
  found: Violations,
  remark: string | null = null,
): ImportCheck {
  const violations = found.listed.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return { id, label, passed: found.count === 0, reason: remark, violationCount: found.count, violations }
}

/** A check that could not run, and why. */
export function notRun({ id, label }: CheckName, reason: string): ImportCheck {
  return { id, label, passed: null, reason, violationCount: 0, violations: [] }
}
