import type { ImportReport } from "../../../contract/index.ts"
import { TableShell } from "../../ui/table-shell.tsx"

/** The first records as they stand in the file; columns that are not read are pale. */
export function FirstRows({ report }: { report: ImportReport }) {
  const { sample, columns } = report
  if (sample.rows.length === 0) return null
  const unread = new Set(columns.filter(({ use }) => use === "unused").map(({ name }) => name))
  const custom = columns.filter(({ use }) => use === "custom").map(({ name }) => name)
  return (
    <section className="section" aria-labelledby="sample">
      <div className="section-header">
        <h2 id="sample">First rows, as in the file</h2>
        {custom.length > 0 && (
          <span className="import-section-detail">Kept under their own names: {custom.join(", ")}</span>
        )}
      </div>
      <TableShell label="Table of the first rows">
        <table className="table" data-pinned>
          <thead>
            <tr>
              <th scope="col" className="numeric">
                Line
              </th>
              {sample.header.map((name) => (
                <th key={name} scope="col">
                  {name}
                  {unread.has(name) && " (not read)"}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.rows.map(({ line, cells }) => (
              <tr key={line}>
                <th scope="row" className="numeric secondary">
                  {line}
                </th>
                {sample.header.map((name, column) => (
                  <td
                    key={name}
                    className={unread.has(name) ? "import-cell import-columns-unread" : "import-cell"}
                  >
                    {cells[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableShell>
    </section>
  )
}
