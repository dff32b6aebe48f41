/** How far a long work is: said as it goes, on standard error, so that standard output stays the answer's alone. */
export type Progress = { readonly at: (done: number, beside?: string) => void; readonly end: (beside?: string) => void }

/** A bar that redraws itself on a terminal, with a word beside it where there is one, and no bar where nobody knows the whole (Infinity); elsewhere a plain line each quarter. */
export function progress(sentence: string, total: number, to: NodeJS.WriteStream = process.stderr): Progress {
  return to.isTTY ? bar(sentence, total, to) : lines(sentence, total, to)
}

function bar(sentence: string, total: number, to: NodeJS.WriteStream): Progress {
  let drawnAt = 0
  const draw = (done: number, beside: string | undefined) => {
    const share = shareOf(done, total), filled = Math.round(20 * share)
    const far = total === Infinity ? '' : ` [${'='.repeat(filled)}${' '.repeat(20 - filled)}] ${Math.floor(100 * share)} %`
    to.write(`\r\x1b[K${sentence}${far}${beside ? `, ${beside}` : ''}`)
  }
  return {
    // Ten times a second is as often as an eye can use.
    at: (done, beside) => void (Date.now() - drawnAt >= 100 && (draw(done, beside), (drawnAt = Date.now()))),
    end: (beside) => void (draw(total, beside), to.write('\n')),
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
