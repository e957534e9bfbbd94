import type { EpochDay } from "../money/iso-date.ts"

/** Money on a day; who looks at it decides what + is. */
export type DatedFlow = { readonly day: EpochDay; readonly amount: number }
