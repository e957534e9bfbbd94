import type { CompareResult } from "../../../../contract/index.ts"
import { formatCount } from "../../../format/count.ts"
import { formatPercentBrief } from "../../../format/percent.ts"
import { differenceText } from "./difference-text.ts"

/** Which run made the most, and by how much over the next. */
export function compareAnswer({ data }: Pick<CompareResult, "data">, names: readonly string[]): string {
  const ranked = data
    .map(({ statistics }, at) => ({ name: names[at] ?? "", made: statistics["totalReturn"] ?? null }))
    .filter((run): run is { name: string; made: number } => run.made !== null)
    .sort((a, b) => b.made - a.made)
  const [first, second] = ranked
  if (first === undefined) return `${formatCount(data.length, "run")} side by side.`
  const verb = first.made < 0 ? "lost the least" : "made the most"
  const most = `${first.name} ${verb}, ${formatPercentBrief(first.made, "always")}`
  if (second === undefined) return `${most}.`
  return `${most}: ${differenceText(first.made, second.made, "fraction")} ahead of ${second.name}.`
}
