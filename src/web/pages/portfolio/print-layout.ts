/**
 * Lays the page out for paper just before it is printed, and back after: canvases are drawn to the width of the sheet and in
 * the light colours, which a stylesheet alone cannot ask of them. Returns the way to stop.
 */
export function watchPrinting(): () => void {
  const root = document.documentElement
  let theme: string | undefined
  const before = () => {
    theme = root.dataset.theme
    root.dataset.theme = "light"
    root.dataset.printing = ""
  }
  const after = () => {
    if (theme !== undefined) root.dataset.theme = theme
    delete root.dataset.printing
  }
  // Captured, so that the sheet has its width before the charts measure it.
  window.addEventListener("beforeprint", before, { capture: true })
  window.addEventListener("afterprint", after, { capture: true })
  return () => {
    window.removeEventListener("beforeprint", before, { capture: true })
    window.removeEventListener("afterprint", after, { capture: true })
  }
}
