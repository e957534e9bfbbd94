/** Rows by their series, each group in the order of the rows. */
export function bySeries<Row extends { readonly series: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.series)
    if (group === undefined) groups.set(row.series, [row])
    else group.push(row)
  }
  return groups
}
