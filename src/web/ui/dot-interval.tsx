import type { ReactNode } from 'react'
import { Tag, type Tone } from './tag.tsx'

/** An estimate with its interval, from 0 to 100. */
export type Dot = { readonly at: number; readonly low: number; readonly high: number }
export type DotRow = { readonly key: string; /** Where a link leads that means this row. */ readonly id?: string; readonly label: string; readonly now: Dot; readonly before?: Dot | undefined; readonly verdict?: { readonly tone: Tone; readonly words: string } | undefined; readonly n: string }

const ticks = [0, 25, 50, 75, 100]

/**
 * Dots with their intervals on one scale from 0 to 100; two rounds are a hollow and a filled dot joined by a thin line.
 * The sentence above says what it shows. It stands over a table that says the same, so it is not read out.
 */
export function DotInterval({ sentence, rows, legend }: { readonly sentence: ReactNode; readonly rows: readonly DotRow[]; readonly legend?: { readonly before: string; readonly now: string } | undefined }) {
  return (
    <figure className="dots">
      <figcaption>{sentence}</figcaption>
      <div aria-hidden="true">
        {legend && <p className="legend"><Key hollow /> {legend.before} <Key /> {legend.now}</p>}
        <div className="dots-row axis"><span /><Axis /><span /></div>
        {rows.map((row) => (
          <div className="dots-row" key={row.key} id={row.id}>
            <span className="dots-label">{row.label}</span>
            <Track row={row} />
            <span className="dots-end">{row.verdict ? <Tag tone={row.verdict.tone}>{row.verdict.words}</Tag> : <span />}<span className="n">{row.n}</span></span>
          </div>
        ))}
      </div>
    </figure>
  )
}

function Axis() {
  return (
    <svg width="100%" height="20" className="track">
      {ticks.map((tick) => <text key={tick} x={`${tick}%`} y="14" textAnchor={tick === 0 ? 'start' : tick === 100 ? 'end' : 'middle'}>{tick}</text>)}
    </svg>
  )
}

function Track({ row: { now, before } }: { readonly row: DotRow }) {
  const height = before ? 34 : 24
  const y = before ? 24 : 12
  return (
    <svg width="100%" height={height} className="track">
      {ticks.map((tick) => <line key={tick} className="tick" x1={`${tick}%`} x2={`${tick}%`} y1="0" y2={height} />)}
      {before && <line className="join" x1={`${before.at}%`} x2={`${now.at}%`} y1="10" y2={y} />}
      {before && <line className="before" x1={`${before.low}%`} x2={`${before.high}%`} y1="10" y2="10" />}
      {before && <circle className="hollow" cx={`${before.at}%`} cy="10" r="5" />}
      <line className="now" x1={`${now.low}%`} x2={`${now.high}%`} y1={y} y2={y} />
      <circle className="filled" cx={`${now.at}%`} cy={y} r="6" />
    </svg>
  )
}

const Key = ({ hollow }: { readonly hollow?: boolean }) => <svg className="track" width="16" height="14"><circle className={hollow ? 'hollow' : 'filled'} cx="8" cy="7" r="5" /></svg>
