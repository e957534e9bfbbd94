import { ProblemError, ServerUnreachable } from "../api/problem-error.ts"
import { formatBytes } from "../format/bytes.ts"
import { formatPercent } from "../format/percent.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { useStore } from "../ui/store.ts"
import { chooseFiles } from "./choose-files.ts"
import { unsaidErrors } from "./unsaid-errors.ts"
import { endUpload, upload, type UploadState } from "./upload-store.ts"
import "./upload-dialog.css"

/** An upload under way, with its progress; or why the file could not be read. */
export function UploadDialog() {
  const state = useStore(upload)
  if (state.phase === "sending") return <Sending state={state} />
  if (state.phase === "failed") return <Failed state={state} />
  return null
}

function Sending({ state }: { state: Extract<UploadState, { phase: "sending" }> }) {
  const read = state.sent >= 1
  return (
    <Dialog
      title={`Reading ${state.names.join(" and ")}`}
      className="upload-sending"
      onClose={endUpload}
      actions={<Button onClick={endUpload}>Cancel</Button>}
    >
      <div className="upload-progress">
        <progress aria-label="Sent" value={state.sent} max={1} />
        <output className="secondary">
          {read
            ? "Checking every line"
            : `${formatPercent(state.sent, { digits: 0 })} of ${formatBytes(state.bytes)} sent`}
        </output>
      </div>
    </Dialog>
  )
}

function Failed({ state }: { state: Extract<UploadState, { phase: "failed" }> }) {
  const { error, names, retry } = state
  const problem = error instanceof ProblemError ? error.problem : null
  const further = problem === null ? [] : unsaidErrors(problem)
  const another = () => {
    endUpload()
    chooseFiles()
  }
  return (
    <Dialog
      title={problem?.title ?? `${names.join(" and ")} could not be read`}
      onClose={endUpload}
      actions={
        error instanceof ServerUnreachable ? (
          <>
            <Button onClick={endUpload}>Close</Button>
            <Button kind="primary" onClick={retry}>
              Try again
            </Button>
          </>
        ) : (
          <>
            <Button onClick={endUpload}>Close</Button>
            <Button kind="primary" onClick={another}>
              Choose another file
            </Button>
          </>
        )
      }
    >
      <div className="upload-problem" role="alert">
        {problem && !names.every((name) => problem.detail.includes(name)) && (
          <p className="secondary">{names.join(" and ")}</p>
        )}
        <p>{error instanceof Error ? error.message : String(error)}</p>
        {further.length > 0 && (
          <ul>
            {further.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                <span>{path}</span>
                <span>{message}</span>
              </li>
            ))}
          </ul>
        )}
        <p className="secondary">Nothing was imported.</p>
      </div>
    </Dialog>
  )
}
