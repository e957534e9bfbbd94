import type { IconName } from "../ui/icon.tsx"

type Destination = { href: string; label: string; icon: IconName; holds: (path: string) => boolean }

/** Where the rail leads. A destination is listed from the day it exists. */
export const destinations: readonly Destination[] = [
  { href: "/", label: "Overview", icon: "overview", holds: (path) => path === "/" },
  {
    href: "/portfolios",
    label: "Portfolios",
    icon: "portfolios",
    holds: (path) => path.startsWith("/portfolios"),
  },
  {
    href: "/backtests",
    label: "Backtests",
    icon: "backtests",
    holds: (path) => path.startsWith("/backtests"),
  },
  { href: "/data", label: "Data", icon: "data", holds: (path) => path === "/data" },
]
