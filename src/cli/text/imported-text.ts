import type { ImportFilesResult } from "../../operations/import-files.ts"
import type { TextOutput } from "../cli-world.ts"
import { printable } from "./columns.ts"
import { importText } from "./import-text.ts"
import { numberText } from "./number-text.ts"
import { printSections } from "./print-sections.ts"
import { styleFor } from "./style.ts"

/** Prints what an import read and what it did to its portfolio. */
export function importedText({ committed }: ImportFilesResult, portfolio: string, stdout: TextOutput): void {
  const style = styleFor(stdout)
  const { files, effect } = committed.import
  const done = [
    `${numberText(effect?.newTrades ?? 0, 0)} new trades`,
    `${numberText(effect?.supersededTrades ?? 0, 0)} closed that were open`,
    `${numberText(effect?.repeatedTrades ?? 0, 0)} there already`,
  ]
  printSections(
    [
      ...files.map(({ name, report }) => importText(name, report, style)),
      [`${style.bold(printable(portfolio))}: ${done.join(", ")}`],
    ],
    stdout,
  )
}
