import { block, words } from './marks.ts'

export type Cell = { readonly words: string; readonly fill?: string; readonly look?: string }
type Asked = { readonly columns: readonly string[]; readonly rows: readonly { readonly name: string; readonly cells: readonly Cell[] }[]; readonly left?: number; readonly right?: number; readonly high?: number; readonly look?: string }

/** A table whose cells may be filled: what was counted, told in figures and in light and dark. */
export function cells({ columns, rows, left = 170, right = 620, high = 38, look = 'quiet' }: Asked): { readonly height: number; readonly body: string } {
  const wide = (right - left) / columns.length
  const heads = columns.map((name, i) => words(left + (i + 0.5) * wide, 16, name, { anchor: 'middle', look }))
  const body = rows.map(({ name, cells: row }, r) => words(20, 26 + (r + 0.5) * high + 5, name)
    + row.map(({ words: said, fill, look: own }, i) => (fill ? block(left + i * wide + 1, 26 + r * high + 1, wide - 2, high - 2, fill) : '')
      + (said ? words(left + (i + 0.5) * wide, 26 + (r + 0.5) * high + 5, said, { anchor: 'middle', ...(own && { look: own }) }) : '')).join(''))
  return { height: 30 + rows.length * high, body: [...heads, ...body].join('') }
}
