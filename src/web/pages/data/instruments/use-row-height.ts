import { appearance } from "../../../app/appearance.ts"
import { useStore } from "../../../ui/store.ts"

/** Pixels of a row, by the density that the reader has chosen: `--row`, for rows whose place is worked out. */
export function useRowHeight(): number {
  return useStore(appearance).density === "compact" ? 28 : 36
}
