import type { Provider } from "../providers/provider.ts"
import type { AnyItem } from "./ask-key.ts"

/** Whether a provider's capability table covers an item. */
export function supports({ asks, capabilities }: Provider, asked: AnyItem): boolean {
  if (asks[asked.ask] === undefined) return false
  if (asked.ask === "fx-history" || asked.ask === "search") return true
  const { kind, mic } = asked.ask === "history" ? asked.item.instrument : asked.item
  const { kinds, exchanges } = capabilities
  return kinds.includes(kind) && (exchanges === null || (mic !== null && exchanges.includes(mic)))
}
