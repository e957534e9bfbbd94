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
  const problems = listProblems(report, file.role === "trade-log" ? preview.repeats : [])
  return (
    <>
      <LineAccount report={report} />
      {problems.length > 0 && <Problems problems={problems} report={report} />}
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
