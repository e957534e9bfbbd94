const paths = {
  overview: "M2.5 13.5h11M4 11V7.5M8 11V3M12 11V5.5",
  portfolios: "M2.5 4h11M2.5 8h11M2.5 12h7",
  data: "M8 5.5c3 0 5.25-.8 5.25-1.75S11 2 8 2 2.75 2.8 2.75 3.75 5 5.5 8 5.5ZM2.75 3.75v8.5C2.75 13.2 5 14 8 14s5.25-.8 5.25-1.75v-8.5M2.75 8c0 .95 2.25 1.75 5.25 1.75S13.25 8.95 13.25 8",
  backtests: "M2.5 2.5v11h11M4.75 10.5 7 7.25l2.25 2 4-5.25M10.5 4h2.75v2.75",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.5 10.5l3 3",
  upload: "M8 10.5v-8M4.75 5.5 8 2.25 11.25 5.5M2.5 10v3.5h11V10",
  appearance:
    "M2.5 5h5M11.5 5h2M9.5 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM2.5 11h2M8.5 11h5M6.5 13a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  close: "m4 4 8 8m0-8-8 8",
  check: "m3 8.5 3.25 3.25L13 5",
  cross: "m4.5 4.5 7 7m0-7-7 7",
  dash: "M4 8h8",
  warning: "M8 2.5 14 13H2L8 2.5ZM8 6.5v3M8 11.4v.1",
  "chevron-down": "m4.5 6.5 3.5 3.5 3.5-3.5",
  "chevron-right": "m6.5 4.5 3.5 3.5-3.5 3.5",
  "sort-up": "M8 12.5v-9M4.75 6.75 8 3.5l3.25 3.25",
  "sort-down": "M8 3.5v9M4.75 9.25 8 12.5l3.25-3.25",
  file: "M4 2.5h5l3 3v8H4v-11ZM9 2.5v3h3",
  undo: "M5.5 3 2.75 5.75 5.5 8.5M3 5.75h6.5a3.75 3.75 0 0 1 0 7.5H6",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  columns: "M2.5 3h11v10h-11V3ZM6.25 3v10M9.75 3v10",
  filter: "M2.5 4h11M4.5 8h7M6.5 12h3",
  download: "M8 2.5v8M4.75 7.5 8 10.75 11.25 7.5M2.5 13.5h11",
  info: "M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM8 7.5V11M8 5v.1",
  retry: "M13 8a5 5 0 1 1-1.6-3.7L13 5.75M13 2.5v3.25H9.75",
} as const

export type IconName = keyof typeof paths

/** A 16 px line drawing that only repeats what the words beside it say. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 2 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
