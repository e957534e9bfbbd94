/** A colour token of the stylesheet; canvases cannot refer to one, so its value is read. */
export type ColourToken =
  | "--ground"
  | "--ink"
  | "--ink-2"
  | "--line"
  | "--accent"
  | "--gain"
  | "--loss"
  | "--series-2"
  | "--series-3"
  | "--series-4"
  | "--series-5"
  | "--series-6"
  | "--series-7"

export type ChartColours = (token: ColourToken, alpha?: number) => string

/** Reads the tokens in force on the document's root, each once. A palette is good until the appearance changes. */
export function readChartColours(): ChartColours {
  const style = getComputedStyle(document.documentElement)
  const read = new Map<ColourToken, string>()
  return (token, alpha = 1) => {
    const hex = read.get(token) ?? style.getPropertyValue(token).trim()
    read.set(token, hex)
    return alpha === 1 ? hex : hex + hexByte(alpha)
  }
}

function hexByte(fraction: number): string {
  return Math.round(fraction * 255)
    .toString(16)
    .padStart(2, "0")
}

/** Calls back when the theme or the palette of the document changes; returns the way to stop. */
export function onAppearanceChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-theme", "data-colours"],
  })
  return () => observer.disconnect()
}
