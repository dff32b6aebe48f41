/** How far a long work is: said as it goes, on standard error, so that standard output stays the answer's alone. */
export type Progress = { readonly at: (done: number) => void; readonly end: () => void }

/** A bar that redraws itself on a terminal; elsewhere a plain line each quarter. */
export function progress(sentence: string, total: number, to: NodeJS.WriteStream = process.stderr): Progress {
  return to.isTTY ? bar(sentence, total, to) : lines(sentence, total, to)
}

function bar(sentence: string, total: number, to: NodeJS.WriteStream): Progress {
  let drawnAt = 0
  const draw = (done: number) => {
    const filled = Math.round(20 * shareOf(done, total))
    to.write(`\r\x1b[K${sentence} [${'='.repeat(filled)}${' '.repeat(20 - filled)}] ${Math.floor(100 * shareOf(done, total))} %`)
  }
  return {
    // Ten times a second is as often as an eye can use.
    at: (done) => void (Date.now() - drawnAt >= 100 && (draw(done), (drawnAt = Date.now()))),
    end: () => void (draw(total), to.write('\n')),
  }
}

function lines(sentence: string, total: number, to: NodeJS.WriteStream): Progress {
  let said = -1
  const say = (done: number) => {
    const quarter = Math.floor(4 * shareOf(done, total))
    if (quarter > said) to.write(`${sentence}: ${quarter * 25} %\n`)
    said = Math.max(said, quarter)
  }
  return { at: say, end: () => say(total) }
}

function shareOf(done: number, total: number): number {
  return total > 0 ? Math.min(1, done / total) : 1
}
