/**
 * Middles of labels of one height beside places that may be close together: each as near to its place as its neighbours let it, in the
 * order of the places, within top and bottom as far as they all fit.
 */
export function spreadLabels(
  places: readonly number[],
  { height, top, bottom }: { readonly height: number; readonly top: number; readonly bottom: number },
): number[] {
  const order = places.map((_, at) => at).sort((a, b) => places[a] - places[b])
  const middles = [...places]
  let least = top + height / 2
  for (const at of order) {
    middles[at] = Math.max(middles[at], least)
    least = middles[at] + height
  }
  let most = bottom - height / 2
  for (const at of order.toReversed()) {
    middles[at] = Math.min(middles[at], most)
    most = middles[at] - height
  }
  return middles
}
