import type { Ask, AskItem, Asks } from "../providers/provider.ts"

/** An item of some ask, with the ask that tells which. */
export type AnyItem = { readonly [A in Ask]: { readonly ask: A; readonly item: Asks[A]["item"] } }[Ask]

/** The two as one value, which a `switch` can tell apart. */
export function anyItem<A extends Ask>(ask: A, item: AskItem<A>): AnyItem {
  return { ask, item } as AnyItem
}

/** What an item is about: an instrument, a pair, a text. */
export function subjectOf(asked: AnyItem): string {
  switch (asked.ask) {
    case "quotes":
    case "profile":
      return asked.item.id
    case "history":
      return asked.item.instrument.id
    case "fx-history":
      return `${asked.item.base}/${asked.item.quote}`
    case "search":
      return asked.item.text
  }
}

/** What makes two asks one: the ask, its subject and its range. */
export function askKey(asked: AnyItem): string {
  const hasRange = asked.ask === "history" || asked.ask === "fx-history"
  return `${asked.ask} ${subjectOf(asked)} ${hasRange ? `${asked.item.from}…${asked.item.to}` : ""}`
}
