import { Skeleton } from "../../ui/skeleton.tsx"
import "../../charts/chart-section.css"
import "../../figures/figures.css"

/** The page before its figures: each part in its final size. */
export function PortfolioSkeleton() {
  return (
    <>
      <div className="portfolio-skeleton-bar" aria-hidden="true">
        <Skeleton width={180} height={36} shape="block" />
        <Skeleton width={150} height={36} shape="block" />
        <Skeleton width={290} height={36} shape="block" />
      </div>
      <div className="tear-sheet" aria-busy="true" aria-label="The figures are on their way">
        <section className="section chart-section">
          <header className="section-header">
            <Skeleton width={360} height={28} />
            <Skeleton width={110} height={28} shape="block" />
          </header>
          <div className="portfolio-skeleton-chart" />
          <Skeleton width={150} height={16} />
        </section>
        <section className="section">
          <Skeleton width={320} height={20} />
          <div className="headline-figures">
            {Array.from({ length: 8 }, (_, at) => (
              <div key={at} className="figure">
                <Skeleton width={88} height={16} />
                <Skeleton width={128} height={36} />
                <Skeleton width={112} height={16} />
              </div>
            ))}
          </div>
        </section>
      </div>
    </>
  )
}
