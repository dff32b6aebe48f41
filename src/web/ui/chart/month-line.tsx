import type { ReactNode } from 'react'

/** A month as 2026-03 and its count; null where nothing is known, and the line is then broken. */
export type MonthPoint = { readonly month: string; readonly count: number | null }
type Props = { readonly sentence: ReactNode; readonly points: readonly MonthPoint[]; /** Days from which the numbers count something else. */ readonly breaks: readonly string[] }

const [top, bottom] = [14, 150]

/**
 * Counts month by month as a thin line on a scale from nought. A dashed upright marks a day across which the numbers are not comparable,
 * and the line does not cross it. It stands over a table that says the same, so it is not read out.
 */
export function MonthLine({ sentence, points, breaks }: Props) {
  const most = Math.max(1, ...points.map(({ count }) => count ?? 0))
  const x = (place: number) => (points.length > 1 ? (100 * place) / (points.length - 1) : 50)
  const y = (count: number) => bottom - (count / most) * (bottom - top)
  const marks = breaks.flatMap((day) => {
    const place = points.findIndex(({ month }) => month >= day.slice(0, 7))
    return place < 0 ? [] : [Math.max(0, x(place) - 50 / Math.max(1, points.length - 1))]
  })
  return (
    <figure className="months">
      <figcaption>{sentence}</figcaption>
      <svg className="track" width="100%" height="180" aria-hidden="true">
        <line className="tick" x1="0" x2="100%" y1={top} y2={top} /><line className="tick" x1="0" x2="100%" y1={bottom} y2={bottom} />
        <svg x="0" y="0" width="100%" height="180" viewBox="0 0 100 180" preserveAspectRatio="none">
          {pieces(points, breaks).map((piece) => <polyline key={piece[0]} className="line" vectorEffect="non-scaling-stroke" points={piece.map((place) => `${x(place)},${y(points[place]!.count!)}`).join(' ')} />)}
        </svg>
        {alone(points, breaks).map((place) => <circle key={place} className="filled" cx={`${x(place)}%`} cy={y(points[place]!.count!)} r="3" />)}
        {marks.map((mark) => <line key={mark} className="break" x1={`${mark}%`} x2={`${mark}%`} y1="0" y2={bottom} />)}
        <text x="0" y={top - 3}>{most}</text><text x="0" y={bottom - 3}>0</text>
        {points.map(({ month }, place) => month.endsWith('-01') && <text key={month} x={`${x(place)}%`} y={bottom + 18} textAnchor={place === 0 ? 'start' : place > points.length - 3 ? 'end' : 'middle'}>{month.slice(0, 4)}</text>)}
      </svg>
    </figure>
  )
}

/** Runs of months that are known and lie on one side of every break. */
function runs(points: readonly MonthPoint[], breaks: readonly string[]): number[][] {
  const all: number[][] = [[]]
  points.forEach(({ month, count }, place) => {
    if (count === null || breaks.some((day) => day.slice(0, 7) === month)) all.push([])
    if (count !== null) all.at(-1)!.push(place)
  })
  return all
}

const pieces = (points: readonly MonthPoint[], breaks: readonly string[]): number[][] => runs(points, breaks).filter(({ length }) => length > 1)
const alone = (points: readonly MonthPoint[], breaks: readonly string[]): number[] => runs(points, breaks).flatMap((run) => (run.length === 1 ? run : []))
