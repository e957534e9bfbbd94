import type { ImportRole } from "../contract/index.ts"

/** What a file is to us: one of the logs of a portfolio of trades, or the transactions of a ledger. */
export type FileRole = ImportRole | "transactions"

/** A column that a format reads: our key for it and the names it goes by, as exported. */
type FormatColumn<Key extends string = string> = {
  readonly key: Key
  /** The usual name first, then its aliases. */
  readonly names: readonly string[]
  readonly required?: boolean
  /** Tells the format from its neighbours when several fit. */
  readonly characteristic?: boolean
}

export type FileFormat<Key extends string = string> = {
  readonly id: string
  /** As one would name the file: "Option Omega trade log". */
  readonly label: string
  readonly role: FileRole
  readonly columns: readonly FormatColumn<Key>[]
  /** What else must hold of the keys found; null when it does, else what is lacking. */
  readonly lacks?: (found: ReadonlySet<string>) => string | null
  /** Considered only when no other format is plainly meant: it would take a log of another format that lacks a column. */
  readonly lastResort?: boolean
  /** Considered only when the caller says that the file has this role: the header alone would fit too much. */
  readonly onlyWhenOffered?: boolean
}
