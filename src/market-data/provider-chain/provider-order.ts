import type { InstrumentKind, ProviderId } from "../../operations/market-data-port.ts"
import type { AnyItem } from "./ask-key.ts"

export type Route = "equity" | "crypto" | "fx-spot" | "fx-history" | "search"

/** Who is asked for what, the first first. A provider that is named and not configured is passed over. */
export type ProviderOrder = Readonly<Record<Route, readonly ProviderId[]>>

export const defaultProviderOrder: ProviderOrder = {
  equity: ["yahoo", "tiingo"],
  crypto: ["yahoo"],
  "fx-spot": ["yahoo"],
  "fx-history": ["ecb", "frankfurter", "yahoo"],
  search: ["yahoo"],
}

export function routeOf(asked: AnyItem): Route {
  switch (asked.ask) {
    case "fx-history":
    case "search":
      return asked.ask
    case "quotes":
    case "profile":
      return routeOfKind(asked.item.kind)
    case "history":
      return routeOfKind(asked.item.instrument.kind)
  }
}

function routeOfKind(kind: InstrumentKind): Route {
  if (kind === "fx") return "fx-spot"
  return kind === "crypto" ? "crypto" : "equity"
}
