import type { ImportedFile, ImportPreview } from "../../../contract/index.ts"
import { formatBytes } from "../../format/bytes.ts"
import { formatName } from "../../imports/format-name.ts"
import { Checks } from "./checks.tsx"
import { Decisions } from "./decisions.tsx"
import { FirstRows } from "./first-rows.tsx"
import { LineAccount } from "./line-account.tsx"
import { listProblems } from "./list-problems.ts"
import { Problems } from "./problems.tsx"

/** Everything that was made of one file: outcomes, problems, checks, decisions, its first rows. */
export function FileReport({ file, preview }: { file: ImportedFile; preview: ImportPreview }) {
  const { report } = file
  const isTradeLog = file.role === "trade-log"
  const repeats = isTradeLog ? preview.repeats : []
  const problems = listProblems(report, repeats)
  return (
    <>
      <LineAccount report={report} repeated={isTradeLog ? preview.repeatedTrades : 0} />
      {problems.length > 0 && (
        <Problems
          problems={problems}
          report={report}
          unlistedRepeats={isTradeLog ? preview.repeatedTrades - repeats.length : 0}
        />
      )}
      <Checks checks={report.checks} />
      <Decisions
        report={report}
        title={formatName(report.format)}
        detail={`${formatBytes(file.size)}, sha256 ${file.sha256.slice(0, 12)}…`}
      />
      <FirstRows report={report} />
    </>
  )
}
