import "./progress-bar.css"

/** How much of something is done, 0 to 1. The words beside it say it too. */
export function ProgressBar({ value, label }: { value: number; label: string }) {
  return (
    <progress className="progress" aria-label={label} value={value} max={1}>
      {Math.floor(value * 100)} %
    </progress>
  )
}
