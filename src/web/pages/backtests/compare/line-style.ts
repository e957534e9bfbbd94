import type { ColourToken } from "../../../charts/chart-colours.ts"

type LineStyle = { readonly colour: ColourToken; readonly width: number; readonly dash?: readonly number[] }

const colours: readonly ColourToken[] = [
  "--accent",
  "--series-2",
  "--series-3",
  "--series-4",
  "--series-5",
  "--series-6",
  "--series-7",
]
const dashes: readonly (readonly number[])[] = [[], [6, 3], [2, 3]]

/** The look of the n-th of up to ten lines: a colour, and a dash that tells it from its neighbours without one. */
export function lineStyle(at: number): LineStyle {
  const dash = dashes[at % dashes.length] ?? []
  return {
    colour: colours[at % colours.length] ?? "--accent",
    width: at === 0 ? 1.75 : 1.25,
    ...(dash.length === 0 ? {} : { dash }),
  }
}
