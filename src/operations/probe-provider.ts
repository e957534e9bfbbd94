import type { ProviderView } from "../contract/index.ts"
import { describeProvider } from "./list-providers.ts"
import type { ProviderId } from "./market-data-port.ts"
import { ProviderNotFound } from "./price-errors.ts"
import type { PricesContext } from "./prices-context.ts"

/** Tries a provider now and says how it is doing then. Throws `ProviderNotFound`. */
export async function probeProvider(
  { providers }: Pick<PricesContext, "providers">,
  id: ProviderId,
): Promise<ProviderView> {
  const status = await providers.tryNow(id)
  if (status === null) throw new ProviderNotFound(id)
  return describeProvider(status)
}
