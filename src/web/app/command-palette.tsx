import { type ComponentType, useEffect } from "react"
import { createStore, useStore } from "../ui/store.ts"
import { showToast } from "../ui/toasts.tsx"

type PaletteProps = { onClose: () => void }

/** The dialog while it is open; its code comes with the first time. */
const shown = createStore<{ readonly Palette: ComponentType<PaletteProps> } | null>(null)

export async function openPalette(): Promise<void> {
  try {
    shown.set(await import("./palette.tsx"))
  } catch {
    showToast("The search could not be opened: its code did not load.", { tone: "error" })
  }
}

const close = () => shown.set(null)

/** ⌘K or Ctrl K opens the search, and closes it. */
export function CommandPalette() {
  const open = useStore(shown)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== "k" ||
        !(event.metaKey || event.ctrlKey) ||
        event.altKey ||
        event.shiftKey
      )
        return
      event.preventDefault()
      if (shown.get() === null) void openPalette()
      else close()
    }
    window.addEventListener("keydown", onKeyDown)
    return () => window.removeEventListener("keydown", onKeyDown)
  }, [])
  return open && <open.Palette onClose={close} />
}
