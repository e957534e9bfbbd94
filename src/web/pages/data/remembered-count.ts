const keyOf = (list: string) => `foliant.data.${list}`

/** How long a list was when it was shown last, so that its skeleton is as high as what will take its place. */
export function rememberedCount(list: string, otherwise: number): number {
  try {
    const count = Number(localStorage.getItem(keyOf(list)))
    return Number.isInteger(count) && count > 0 ? count : otherwise
  } catch {
    return otherwise
  }
}

export function rememberCount(list: string, count: number): void {
  try {
    localStorage.setItem(keyOf(list), String(count))
  } catch {
    // A browser that keeps nothing shows the usual skeleton.
  }
}
