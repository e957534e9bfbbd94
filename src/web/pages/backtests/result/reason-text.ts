/** Why a trade began or ended, in words: "Stop loss". */
export function reasonText(reason: string): string {
  const words = reason.replaceAll("-", " ")
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The same where it is worth a word on a chart: not where a rule did what rules do. */
export function reasonWord(reason: string): string | undefined {
  return reason === "market" || reason === "signal" ? undefined : reason.replaceAll("-", " ")
}
