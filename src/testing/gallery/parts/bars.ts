import { colour } from './colours.ts'
import { along, scale, upward, whole, type Say } from './axes.ts'
import { block, line, words } from './marks.ts'

type Asked = { readonly from: number; readonly to: number; readonly say: Say; readonly name: string; readonly mark?: { readonly at: number; readonly words: string }; readonly height?: number; readonly counted?: string; readonly fill?: string }

/** How many values fell where: what chance alone gave, and where what was seen lies in it. */
export function histogram(values: ArrayLike<number>, { from, to, say, name, mark, height = 220, counted = 'how many', fill = colour('ember') }: Asked, steps = 30): { readonly height: number; readonly body: string } {
  const counts = new Array<number>(steps).fill(0)
  for (const value of Array.from(values)) counts[Math.min(steps - 1, Math.max(0, Math.floor(((value - from) / (to - from)) * steps)))]!++
  const x = scale(from, to, 70, 610), y = scale(0, Math.max(...counts), height, 30), wide = 540 / steps
  const bars = counts.map((count, i) => (count ? block(70 + i * wide + 0.5, y(count), wide - 1, height - y(count), fill) : ''))
  const turned = mark && x(mark.at) > 400
  const seen = mark ? line(x(mark.at), 24, x(mark.at), height, 'bar') + words(x(mark.at) + (turned ? -8 : 8), 36, mark.words, { anchor: turned ? 'end' : 'start', look: 'strong' }) : ''
  return { height: height + 44, body: upward(y, [70, 610], whole, { name: counted }) + along(x, [height, height], say, { name }) + bars.join('') + seen }
}

export type Part = { readonly share: number; readonly words: string; readonly fill: string; readonly light?: boolean }
/** One whole row divided into its parts, each with its share written in it where there is room. */
export function stacked(parts: readonly Part[], left: number, right: number, y: number, high = 30): string {
  let start = left
  return parts.map(({ share, words: said, fill, light }) => {
    const wide = (right - left) * share, x = start
    start += wide
    return block(x, y, Math.max(0, wide - 1), high, fill) + (wide > said.length * 9 ? words(x + wide / 2, y + high / 2 + 5, said, { anchor: 'middle', look: light ? 'light' : '' }) : '')
  }).join('')
}

/** What the colours mean, side by side from `x`. */
export function legend(named: readonly (readonly [fill: string, words: string])[], x: number, y: number): string {
  let start = x
  return named.map(([fill, said]) => {
    const here = start
    start += 30 + said.length * 9
    return block(here, y - 12, 15, 15, fill, 'edge') + words(here + 21, y, said, { look: 'quiet' })
  }).join('')
}
