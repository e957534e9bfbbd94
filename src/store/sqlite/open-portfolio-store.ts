import type { PortfolioStore } from "../../operations/ports.ts"
import { openStore } from "./open-store.ts"

/** `openStore`, for a caller that needs portfolios alone; closing them closes the store. */
export async function openPortfolioStore(directory: string): Promise<PortfolioStore> {
  return (await openStore(directory)).portfolios
}
