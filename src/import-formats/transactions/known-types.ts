import type { ActivityType } from "../../engine/ledger/activity-type.ts"
import type { DecimalText } from "../../engine/money/decimal.ts"

/** What a broker's name for a row means: one type, or one for money that comes in and one for money that goes out. */
export type KnownType = ActivityType | { readonly in: ActivityType; readonly out: ActivityType }

/** The broker's names, in lower case, with what they mean. */
export function knownTypes(
  names: Readonly<Record<string, KnownType>>,
): (written: string, amount: DecimalText | null) => ActivityType | null {
  const byName = new Map(Object.entries(names).map(([name, type]) => [name.toLowerCase(), type]))
  return (written, amount) => {
    const type = byName.get(written.toLowerCase())
    if (type === undefined) return null
    if (typeof type === "string") return type
    return amount?.startsWith("-") === true ? type.out : type.in
  }
}
