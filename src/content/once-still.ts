/**
 * Runs `act` once nothing has asked for it for a tenth of a second. A file is often emptied before it is written, and the watcher keeps
 * to itself what follows a change within 50 ms: whoever reads at once may read an empty file and never hear of the rest.
 */
export function onceStill(act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(act, 100)
  }
}
