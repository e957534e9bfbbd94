/** The name of a figure; inside a `FigureExplainer` it explains itself. */
export function FigureButton({ id, label }: { id: string; label: string }) {
  return (
    <button type="button" className="explain" data-figure={id}>
      {label}
    </button>
  )
}
