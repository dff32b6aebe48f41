import type { Change, Figure, Instrument, ZoneResult } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'
import { DotInterval, type Dot, type DotRow } from '#web/ui/dot-interval.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { AboutFigure } from './about-figure.ts'
import { verdictOf } from './verdict.ts'
import { aboutShare, inBrackets, isShown, labelOf, methodIn, onScale, shareSentence, written, type Shown } from './words-for.ts'

type Block = Instrument['blocks'][number]

/** What residents said in one block: a sentence, a picture, and the table that says it all. */
export function BlockResult({ block, instrument, result, about, wave }: { readonly block: Block; readonly instrument: Instrument; readonly result: ZoneResult; readonly about: readonly AboutFigure[]; readonly wave: string }) {
  const say = useSay()
  const ids = new Set(instrument.questions.filter((question) => question.block === block.id).map(({ id }) => id))
  const own = result.figures.find(({ kind, of }) => kind === 'block' && of === block.id)
  const questions = result.figures.filter(({ kind, of }) => kind === 'question' && ids.has(of))
  const figures = own ? [own, ...questions] : questions
  if (figures.length === 0) return null
  const name = named(block.names, say.language)
  const sorted = questions.filter(isShown).filter(onScale).toSorted((one, other) => other.estimate - one.estimate)
  const rows = [...(own && isShown(own) ? [own] : []), ...sorted].map((figure) => dotRow(say, instrument, figure, result))
  const top = sorted[0]
  const before = result.comparedWith === null ? null : named(result.comparedWith.names, say.language)
  return (
    <section>
      <h3>{name}</h3>
      {own && isShown(own) && <p>{blockSentence(say, block, own)}</p>}
      {figures.every((figure) => !isShown(figure)) && <p>{say('web.nothing-shown')}</p>}
      {rows.length > 0 && (
        <DotInterval rows={rows} legend={before !== null && rows.some((row) => row.before) ? { before, now: wave } : undefined}
          sentence={top ? shareSentence(say, instrument, top) : say('web.chart-title', { block: name })} />
      )}
      <Fold title={say('web.table-title', { block: name })}>
        <Table unseenCaption caption={say('web.table-title', { block: name })} columns={[{ title: say('web.what') }, { title: say('web.estimate'), number: true }, { title: say('web.interval'), number: true }, { title: say('web.answers'), number: true }, { title: say('web.method') }]}
          rows={figures.map((figure) => ({ key: `${figure.kind}-${figure.of}`, id: rows.some(({ id }) => id === figure.of) ? undefined : figure.of, cells: tableRow(say, instrument, figure) }))} />
      </Fold>
      <WhatIsDone about={about.filter(({ question }) => ids.has(question))} />
    </section>
  )
}

/** From an answer to what is done about it now, and to what was done before. */
function WhatIsDone({ about }: { readonly about: readonly AboutFigure[] }) {
  const say = useSay()
  const [now = [], before = []] = [true, false].map((wanted) => [...new Map(about.filter(({ running }) => running === wanted).map((one) => [one.problem, one])).values()])
  const told = (all: readonly AboutFigure[]) => <ul>{all.map(({ problem, words }) => <li key={problem}><a href={`/${say.language}/problems/${problem}`}>{named(words, say.language)}</a></li>)}</ul>
  return (
    <>
      {now.length > 0 && <><p>{say('web.about-it')}:</p>{told(now)}</>}
      {before.length > 0 && <Fold title={say('web.about-before')}>{told(before)}</Fold>}
    </>
  )
}

function blockSentence(say: Say, { good }: Block, own: Shown): string {
  if (own.measure === 'share') return say('web.block-any', { about: aboutShare(say, own.estimate), with: inBrackets(say, own) })
  const values = { score: written(say, own, own.estimate), low: written(say, own, own.low), high: written(say, own, own.high), n: say.number(own.n) }
  return good === 'high' ? say('web.block-mean-high', values) : say('web.block-mean', values)
}

function tableRow(say: Say, instrument: Instrument, figure: Figure) {
  const label = labelOf(say, instrument, figure)
  if (!isShown(figure)) return [label, '–', '–', say.number(figure.n), say.any(`web.withheld.${figure.withheld ?? 'withheld'}`)]
  return [
    label, written(say, figure, figure.estimate, 1), say('web.range', { low: written(say, figure, figure.low, 1), high: written(say, figure, figure.high, 1) }),
    say.number(figure.n), methodIn(say, figure.method),
  ]
}

function dotRow(say: Say, instrument: Instrument, figure: Shown, { changes }: ZoneResult): DotRow {
  const change = changes.find(({ kind, of }) => kind === figure.kind && of === figure.of)
  return {
    key: `${figure.kind}-${figure.of}`, id: figure.of, label: labelOf(say, instrument, figure),
    now: { at: percent(figure.estimate), low: percent(figure.low), high: percent(figure.high) },
    before: change && beforeOf(change), verdict: change && verdictOf(say, change), n: say('web.n-answers', { n: say.number(figure.n) }),
  }
}

/** The round before as a hollow dot; its interval stands in its own publication and is not drawn a second time. */
function beforeOf({ before, verdict }: Change): Dot | undefined {
  return before === null || verdict === 'not comparable' ? undefined : { at: percent(before), low: percent(before), high: percent(before) }
}

const percent = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10
