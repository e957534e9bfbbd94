import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { ImportPreview } from "../../../contract/index.ts"
import { importPreview } from "../../api/imports.ts"
import { ProblemError } from "../../api/problem-error.ts"
import { Page } from "../../app/page.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { EmptyState } from "../../ui/empty-state.tsx"
import { ErrorState } from "../../ui/error-state.tsx"
import { Segmented } from "../../ui/segmented.tsx"
import { Skeleton } from "../../ui/skeleton.tsx"
import { CommitPanel } from "./commit-panel.tsx"
import { FileReport } from "./file-report.tsx"
import { importAnswer } from "./import-answer.ts"
import { ImportNotices } from "./import-notices.tsx"
import { ImportSkeleton } from "./import-skeleton.tsx"
import { OutcomePanel } from "./outcome-panel.tsx"
import { StrategiesFound } from "./strategies-found.tsx"
import "./import.css"

/** What an import read, and the decision on it; afterwards, what it did. */
export default function ImportPage({ importId }: { importId: string }) {
  const { data, error, errorUpdatedAt, isFetching, refetch } = useQuery(importPreview(importId))
  if (data) return <Import preview={data} />
  if (error instanceof ProblemError && error.problem.status === 404) return <Gone />
  return (
    <Page title="Import" answer={!error && <Skeleton width="min(520px, 90%)" height={20} />}>
      {error ? (
        <ErrorState
          title="The preview could not be loaded"
          error={error}
          since={errorUpdatedAt}
          instead="Nothing was imported."
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : (
        <ImportSkeleton />
      )}
    </Page>
  )
}

function Import({ preview }: { preview: ImportPreview }) {
  const { files, status } = preview.import
  const [shown, setShown] = useState(0)
  const file = files[shown] ?? files[0]
  return (
    <Page title={titleOf(preview)} answer={importAnswer(preview)}>
      <div className="import-layout">
        {status === "staged" ? <CommitPanel preview={preview} /> : <OutcomePanel preview={preview} />}
        <div className="import-report">
          <ImportNotices preview={preview} />
          {files.length > 1 && (
            <Segmented
              label="File"
              value={String(shown)}
              onChange={(value) => setShown(Number(value))}
              options={files.map(({ name }, index) => ({ value: String(index), label: name }))}
            />
          )}
          {file && <FileReport key={shown} file={file} preview={preview} />}
          {file?.role === "trade-log" && <StrategiesFound strategies={preview.summary.strategies} />}
        </div>
      </div>
    </Page>
  )
}

function titleOf({ import: { files, status } }: ImportPreview): string {
  const names = files.map(({ name }) => name).join(" and ")
  return status === "staged" ? `Import ${names}` : names
}

function Gone() {
  return (
    <Page title="Import" answer="This preview is gone.">
      <EmptyState
        title="There is nothing to decide here any more"
        actions={
          <ButtonLink href="/" kind="primary">
            Go to the overview
          </ButtonLink>
        }
      >
        It was discarded, or it waited too long. Nothing of it was imported; drop the file again to read it
        anew.
      </EmptyState>
    </Page>
  )
}
