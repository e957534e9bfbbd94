import type { Problem } from "../../contract/index.ts"

/** The errors of a problem that its sentence does not say already. */
export function unsaidErrors({ detail, errors = [] }: Problem): NonNullable<Problem["errors"]> {
  return errors.filter(({ message }) => !detail.includes(message.replace(/^expected /, "")))
}
