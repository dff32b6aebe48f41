import type { ReactNode } from 'react'
import type { Instrument, PublishedWave, ZoneResult } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { InLots } from '#web/ui/list/in-lots.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { AboutFigure } from './about-figure.ts'
import { BlockResult } from './block-result.tsx'
import { Changes } from './changes.tsx'
import { movedIn } from './moved.ts'
import { SealedAnswers } from './sealed-answers.tsx'
import { verdictOf } from './verdict.ts'
import { aboutShare, inBrackets, isShown, labelOf } from './words-for.ts'
import { zoneSentence } from './zone-sentence.ts'

type Props = {
  readonly slug: string; readonly result: ZoneResult; readonly wave: PublishedWave; readonly instrument: Instrument | null
  /** The problems that rest on these answers, or whose answers these are. */
  readonly about?: readonly AboutFigure[]
  /** What else residents said in it. */
  readonly children?: ReactNode
}

/** What a zone's residents said in one wave: the sentence first, then block by block, then what changed, then how it was measured. */
export function Result({ slug, result, wave, instrument, about = [], children }: Props) {
  const say = useSay()
  const { moved } = movedIn(result, instrument)
  return (
    <>
      <h2>{wave.audience === 'contacts' ? say('web.what-contacts-said') : wave.group ? say('web.what-group-said', { group: named(wave.group, say.language) }) : say('web.what-residents-said')}</h2>
      <p>{say('web.asked', { n: result.answers, answers: say.number(result.answers), from: say.day(wave.opensOn), to: say.day(wave.closesOn) })}</p>
      {result.mergedWith.length > 0 && <p>{say('web.merged', { zones: say.list(result.mergedWith) })}</p>}
      <Notice>
        <p className="lead">{zoneSentence(say, result, instrument)}</p>
        {moved.length > 0 && <ul className="verdicts">{moved.map((change) => { const { tone, words } = verdictOf(say, change); return <li key={`${change.kind}-${change.of}`}><Tag tone={tone}>{words}</Tag> {labelOf(say, instrument, change)}</li> })}</ul>}
      </Notice>
      {instrument ? <InLots of={instrument.blocks} atOnce={1}>{(block) => <BlockResult key={block.id} block={block} instrument={instrument} result={result} about={about} wave={named(wave.names, say.language)} />}</InLots> : <Bare result={result} />}
      <Changes result={result} instrument={instrument} about={about} />
      {children}
      <p><a href={`/${say.language}/waves/${wave.wave}/groups`}>{say('web.groups-link')}</a></p>
      {wave.audience === 'residents' && (
        <>
          <h2>{say('web.take-it')}</h2>
          <ul className="files">
            <li><a href={`/open/zones/${slug}/results.csv`}>{say('web.as-csv')}</a></li>
            <li><a href={`/open/zones/${slug}/results.json`}>{say('web.as-json')}</a></li>
          </ul>
        </>
      )}
      <h2>{say('web.how-measured')}</h2>
      <p>{say('web.how-measured-here', {
        code: wave.instrument.code, version: wave.instrument.version, hash: wave.instrument.hash.slice(0, 12), frame: wave.frame, codeVersion: wave.codeVersion, day: say.day(wave.publishedOn),
        modes: say.list(Object.entries(wave.modes).map(([mode, n]) => say.any(`web.mode.${mode}`, { n: say.number(n) }))),
      })} <a href={`/${say.language}/method`}>{say('web.more-on-method')}</a></p>
      {wave.seal && <SealedAnswers seal={wave.seal} />}
    </>
  )
}

/** The figures when the questionnaire they belong to is not at hand. */
function Bare({ result }: { readonly result: ZoneResult }) {
  const say = useSay()
  return <ul>{result.figures.filter(isShown).map((figure) => <li key={`${figure.kind}-${figure.of}`}>{aboutShare(say, figure.estimate)}: {figure.of} {inBrackets(say, figure)}</li>)}</ul>
}
