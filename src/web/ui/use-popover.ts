import { useCallback, useEffect, useId, useRef, useState } from "react"
import { placePopover } from "./place-popover.ts"

/**
 * A panel in the browser's top layer, placed beside its anchor. Escape, a press outside and another panel close it; the
 * browser sees to that, and returns the focus to the anchor.
 */
export function usePopover<Panel extends HTMLElement>(align: "start" | "end") {
  const anchorRef = useRef<HTMLButtonElement>(null)
  const panelRef = useRef<Panel>(null)
  const [open, setOpen] = useState(false)
  const id = useId()

  const place = useCallback(() => {
    const anchor = anchorRef.current
    const panel = panelRef.current
    if (!anchor || !panel) return
    panel.style.maxHeight = ""
    const viewport = { width: document.documentElement.clientWidth, height: window.innerHeight }
    const size = { width: panel.offsetWidth, height: panel.offsetHeight }
    const { left, top, maxHeight } = placePopover(anchor.getBoundingClientRect(), size, viewport, align)
    panel.style.left = `${left}px`
    panel.style.top = `${top}px`
    panel.style.maxHeight = `${maxHeight}px`
  }, [align])

  const show = useCallback(() => {
    const panel = panelRef.current
    if (!panel || panel.matches(":popover-open")) return
    panel.showPopover()
    place()
  }, [place])

  const hide = useCallback(() => {
    const panel = panelRef.current
    if (panel?.matches(":popover-open")) panel.hidePopover()
  }, [])

  useEffect(() => {
    const panel = panelRef.current
    if (!panel) return undefined
    const onToggle = (event: Event) => setOpen((event as ToggleEvent).newState === "open")
    panel.addEventListener("toggle", onToggle)
    return () => panel.removeEventListener("toggle", onToggle)
  }, [])

  useEffect(() => {
    if (!open) return undefined
    place()
    window.addEventListener("resize", place)
    window.addEventListener("scroll", place, { capture: true, passive: true })
    return () => {
      window.removeEventListener("resize", place)
      window.removeEventListener("scroll", place, { capture: true })
    }
  }, [open, place])

  return { id, open, show, hide, place, anchorRef, panelRef }
}
