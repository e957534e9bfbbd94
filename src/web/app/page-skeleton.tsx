import { Skeleton } from "../ui/skeleton.tsx"
import "./page.css"

/** Title and answer of a page whose code is on its way. */
export function PageSkeleton() {
  return (
    <div className="page" aria-busy="true">
      <header className="page-header">
        <div className="page-title">
          <Skeleton width={220} height={36} />
          <Skeleton width="min(520px, 80%)" height={24} />
        </div>
      </header>
    </div>
  )
}
