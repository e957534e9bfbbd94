import { useEffect, useState } from "react"
import { Button } from "./button.tsx"
import { createStore, useStore } from "./store.ts"
import "./toasts.css"

type Toast = {
  id: number
  text: string
  tone: "plain" | "error"
  action?: { label: string; run: () => Promise<void> | void }
}

const shownMs = 12_000
const toasts = createStore<readonly Toast[]>([])
let lastId = 0

/** Says what was just done; an action such as Undo takes it back. At most three are in view. */
export function showToast(
  text: string,
  options: { action?: Toast["action"]; tone?: Toast["tone"] } = {},
): void {
  const toast: Toast = {
    id: ++lastId,
    text,
    tone: options.tone ?? "plain",
    ...(options.action && { action: options.action }),
  }
  toasts.set([...toasts.get(), toast].slice(-3))
}

function dismiss(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id))
}

/** Where toasts appear, above everything. Time stands still while the pointer or the focus is on one. */
export function Toasts() {
  const shown = useStore(toasts)
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an `output` may not hold buttons in blocks
    <div className="toasts" role="status" aria-label="Notifications">
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastCard({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (held || busy) return undefined
    const timer = window.setTimeout(() => dismiss(toast.id), shownMs)
    return () => window.clearTimeout(timer)
  }, [held, busy, toast.id])

  const { action } = toast
  const run = async () => {
    if (!action) return
    setBusy(true)
    try {
      await action.run()
    } catch (error) {
      showToast(error instanceof Error ? error.message : String(error), { tone: "error" })
    }
    dismiss(toast.id)
  }

  return (
    <div
      className="toast"
      data-tone={toast.tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      <span>
        {action && (
          <Button kind="quiet" size="small" busy={busy} onClick={() => void run()}>
            {action.label}
          </Button>
        )}
        <Button
          kind="quiet"
          size="small"
          icon="close"
          className="toast-close"
          aria-label="Dismiss"
          onClick={() => dismiss(toast.id)}
        />
      </span>
    </div>
  )
}
