import { Skeleton } from "../../ui/skeleton.tsx"

/** Rows of a list or table before their content, as high as they will be. */
export function RowsSkeleton({ rows }: { rows: number }) {
  return (
    <ul className="rows-skeleton">
      {Array.from({ length: rows }, (_, row) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows that stand for others are all alike
        <li key={row}>
          <Skeleton width={`${32 + ((row * 13) % 24)}%`} height={12} />
          <Skeleton width="12%" height={12} />
        </li>
      ))}
    </ul>
  )
}
