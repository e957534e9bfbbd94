import { Skeleton } from "../../ui/skeleton.tsx"
import "./import.css"

/** The preview before its content. */
export function ImportSkeleton() {
  return (
    <div className="import-layout" aria-busy="true">
      <div className="import-panel">
        <Skeleton width={120} height={28} />
        <Skeleton height={36} shape="block" />
        <Skeleton height={56} shape="block" />
        <Skeleton height={56} shape="block" />
        <Skeleton height={36} shape="block" />
      </div>
      <div className="import-report">
        <div className="import-figures">
          {[0, 1, 2, 3].map((figure) => (
            <Skeleton key={figure} width={96} height={48} />
          ))}
        </div>
        <Skeleton height={220} shape="block" />
        <Skeleton height={220} shape="block" />
      </div>
    </div>
  )
}
