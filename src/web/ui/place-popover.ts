export type Box = { left: number; top: number; width: number; height: number }
export type Size = { width: number; height: number }

const gap = 4
const edge = 8

/**
 * Where a floating panel stands, in viewport pixels: under its anchor, above it when there is more room there, aligned to the
 * anchor's start or end and kept on the screen. `maxHeight` is the room on that side.
 */
export function placePopover(
  anchor: Box,
  panel: Size,
  viewport: Size,
  align: "start" | "end",
): { left: number; top: number; maxHeight: number } {
  const below = viewport.height - (anchor.top + anchor.height) - gap - edge
  const above = anchor.top - gap - edge
  const onTop = panel.height > below && above > below
  const maxHeight = Math.max(onTop ? above : below, 0)
  const height = Math.min(panel.height, maxHeight)
  const wanted = align === "start" ? anchor.left : anchor.left + anchor.width - panel.width
  const left = Math.max(edge, Math.min(wanted, viewport.width - panel.width - edge))
  const top = onTop ? anchor.top - gap - height : anchor.top + anchor.height + gap
  return { left, top, maxHeight }
}
