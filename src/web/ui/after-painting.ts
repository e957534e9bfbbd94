/** Calls back in a task of its own once the next frame is painted; a hidden window, which paints none, does not wait. */
export function afterPainting(then: (now: number) => void): void {
  if (document.hidden) {
    setTimeout(() => then(performance.now()))
    return
  }
  requestAnimationFrame(() => {
    // A message posted from a frame callback arrives after that frame is painted.
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener("message", () => {
      port1.close()
      then(performance.now())
    })
    port1.start()
    port2.postMessage(null)
  })
}
