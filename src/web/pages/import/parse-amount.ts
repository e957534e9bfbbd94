/**
 * An amount as people type it: `100000`, `100,000.50`, `100 000`, `$100k` is not one. Null when it is no positive number.
 * Commas and spaces may only group thousands.
 */
export function parseAmount(text: string): number | null {
  const bare = text
    .trim()
    .replace(/^\$/, "")
    .replace(/[\s\u00a0\u202f]/g, "")
  if (!/^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(bare)) return null
  const amount = Number(bare.replaceAll(",", ""))
  return amount > 0 ? amount : null
}
