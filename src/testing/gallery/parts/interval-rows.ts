import { along, scale, type Say } from './axes.ts'
import { dot, line, words } from './marks.ts'

export type Row = {
  readonly label: string
  readonly at: number | null
  readonly low: number | null
  readonly high: number | null
  /** What stands at the right: n, a verdict. */
  readonly end?: string
  /** How it is drawn: filled (now), hollow (before), square (another way). */
  readonly look?: 'dot' | 'hollow' | 'square'
}
type Asked = { readonly from: number; readonly to: number; readonly say: Say; readonly name?: string; /** A value that all are held against. */ readonly mark?: number; readonly left?: number; readonly right?: number; readonly marks?: readonly number[] }

/** The idiom of the house: dots with their intervals under each other on one scale, with a word at the right. */
export function intervalRows(rows: readonly Row[], { from, to, say, name = '', mark, left = 170, right = 500, marks }: Asked): { readonly height: number; readonly body: string } {
  const x = scale(from, to, left, right), bottom = rows.length * 32 + 8
  const held = (value: number) => Math.min(right, Math.max(left, x(value)))
  const drawn = rows.map(({ label, at, low, high, end = '', look = 'dot' }, row) => {
    const y = 20 + row * 32
    return words(20, y + 5, label)
      + (low === null || high === null ? '' : line(held(low), y, held(high), y, look === 'dot' ? 'bar' : 'before'))
      + (at === null ? '' : dot(x(at), y, look, look === 'dot' ? 6.5 : 5.5)) + words(right + 16, y + 5, end, { look: 'quiet' })
  })
  const middle = mark === undefined ? '' : line(x(mark), 0, x(mark), bottom, 'dashed')
  return { height: bottom + (name ? 46 : 26), body: along(x, [0, bottom], say, { name, ...(marks && { marks }) }) + middle + drawn.join('') }
}
