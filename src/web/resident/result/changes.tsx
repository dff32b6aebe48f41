import type { Instrument, ZoneResult } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'
import { Fold } from '#web/ui/fold.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { AboutFigure } from './about-figure.ts'
import { becauseIn, verdictOf } from './verdict.ts'
import { labelOf, pointsOf, written } from './words-for.ts'

/** What changed since the wave before, verdict by verdict, what moved first, and how large a change would have had to be to show. */
export function Changes({ result, instrument, about }: { readonly result: ZoneResult; readonly instrument: Instrument | null; readonly about: readonly AboutFigure[] }) {
  const say = useSay()
  if (result.comparedWith === null) return null
  const moved = result.changes.filter(({ verdict }) => verdict === 'better' || verdict === 'worse')
  const same = result.changes.filter((change) => !moved.includes(change))
  return (
    <section>
      <h2>{say('web.what-changed', { wave: named(result.comparedWith.names, say.language) })}</h2>
      {result.because.length > 0 && <Notice><p>{say('web.not-comparable-because', { because: becauseIn(say, result.because) })}</p></Notice>}
      {result.detectable !== null && result.because.length === 0 && <p>{say('web.detectable', { points: Math.round(result.detectable * 100) })}</p>}
      {moved.length > 0 && table(say('web.adjusted'), moved)}
      {same.length > 0 && (moved.length > 0 ? <Fold title={say('web.cannot-tell-rest', { n: same.length })}>{table(say('web.cannot-tell-caption'), same)}</Fold> : table(say('web.adjusted'), same))}
    </section>
  )

  function table(caption: string, changes: ZoneResult['changes']) {
    return (
      <Table quietCaption caption={caption} rows={changes.map((change) => ({ key: `${change.kind}-${change.of}`, cells: row(say, instrument, change, about.find(({ question }) => question === change.of)) }))}
        columns={[{ title: say('web.what') }, { title: say('web.verdict') }, { title: say('web.before'), number: true }, { title: say('web.after'), number: true }, { title: say('web.difference'), number: true }]} />
    )
  }
}

function row(say: Say, instrument: Instrument | null, change: ZoneResult['changes'][number], done: AboutFigure | undefined) {
  const { before, after, nBefore, nAfter, difference, low, high, because } = change
  const { tone, words } = verdictOf(say, change)
  const withN = (value: number | null, n: number) => (value === null ? '–' : <>{written(say, change, value, 1)}<small className="beneath">{say('web.n-answers', { n: say.number(n) })}</small></>)
  return [
    <>{labelOf(say, instrument, change)}{done && <small className="beneath"><a href={`/${say.language}/problems/${done.problem}`}>{say(done.running ? 'web.about-it' : 'web.about-before')}</a></small>}</>,
    <><Tag tone={tone}>{words}</Tag>{because.length > 0 && <small className="beneath">{becauseIn(say, because)}</small>}</>,
    withN(before, nBefore), withN(after, nAfter),
    difference === null ? '–' : <>{pointsOf(say, change, difference)}{low !== null && high !== null && <small className="beneath">{say('web.range', { low: pointsOf(say, change, low), high: pointsOf(say, change, high) })}</small>}</>,
  ]
}
