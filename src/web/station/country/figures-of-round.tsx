import type { Quality } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'
import { Fold } from '#web/ui/fold.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { hundredths, known } from './asking-in-words.ts'

type Told = NonNullable<Quality['told']>
type Scale = Told['blocks'][number]

/** The figures behind the sentences: letters, ways and languages, blocks, questions. What is not told says that it is not. */
export function Figures({ told }: { readonly told: Told }) {
  const say = useSay(), { weights } = told
  return (
    <>
      <Letters say={say} told={told} />
      <Table caption={say('station.quality-modes')} columns={[{ title: say('station.quality-mode') }, { title: say('web.answers'), number: true }]} rows={counted(say, told.modes, (mode) => say.any(`station.mode-${mode}`))} />
      <Table caption={say('station.quality-languages')} columns={[{ title: say('station.quality-language') }, { title: say('web.answers'), number: true }]} rows={counted(say, told.languages, (language) => languageName(say, language))} />
      <Table caption={say('station.quality-blocks')} columns={[{ title: say('station.quality-block') }, { title: say('station.questions'), number: true }, { title: say('station.quality-all'), number: true }, { title: say('station.quality-alpha') }, { title: say('station.quality-omega') }]}
        rows={told.blocks.filter(({ scale }) => scale).map(({ block, names, items, n, alpha, omega, withheld }) => ({ key: block, cells: [named(names, say.language), say.number(items), withheld ? '–' : say.number(n), within(say, alpha), within(say, omega)] }))} />
      <p className="quiet">{say('station.quality-scale-note')}{weights && ` ${say('station.quality-weights', { n: say.number(weights.n), effective: say.number(weights.effective), deff: say.number(weights.deff, 2) })}`}</p>
      <Silence say={say} told={told} />
    </>
  )
}

function Letters({ say, told: { letters } }: { readonly say: Say; readonly told: Told }) {
  if (!letters) return null
  const number = (count: number | null) => (count === null ? say('web.withheld.withheld') : say.number(count)), share = (rate: number | null) => (rate === null ? say('web.withheld.withheld') : say.share(rate, 1))
  return (
    <>
      <Table caption={say('station.quality-letters')} columns={[{ title: say('station.quality-letters') }, { title: say('station.quality-count'), number: true }]} unseenCaption rows={[
        { key: 'invited', cells: [say('station.quality-invited'), number(letters.invited)] }, { key: 'eligible', cells: [say('station.quality-eligible'), say.number(letters.eligible)] }, { key: 'answered', cells: [say('station.quality-did-answer'), number(letters.answered)] },
        ...(['rr1', 'ref1', 'coop1', 'con1'] as const).map((rate) => ({ key: rate, cells: [say(`station.quality-${rate}`), share(letters[rate])] })),
      ]} />
      <p className="quiet">{say('station.quality-aapor')}</p>
    </>
  )
}

function Silence({ say, told: { questions, silent, dontKnow } }: { readonly say: Say; readonly told: Told }) {
  const share = (part: number | null) => (part === null ? '–' : say.share(part, 1))
  return (
    <Fold title={say('station.quality-silence')}>
      {silent !== null && dontKnow !== null && <p>{say('station.quality-overall', { silent: say.share(silent), dontKnow: say.share(dontKnow) })}</p>}
      <Table caption={say('station.quality-silence')} unseenCaption columns={[{ title: say('station.question') }, ...(['asked', 'silent', 'dont-know', 'prefer-not', 'left-open'] as const).map((what) => ({ title: say(`station.quality-${what}`), number: true }))]}
        rows={questions.map((one) => ({ key: one.question, cells: [
          <span key="label">{named(one.label, say.language)}<small className="beneath">{one.question}</small>{one.withheld && <small className="beneath">{say.any(`web.withheld.${one.withheld}`)}</small>}</span>,
          one.asked === null ? '–' : one.filtered ? say('station.quality-about', { n: say.number(one.asked) }) : say.number(one.asked), share(one.silent), share(one.dontKnow), share(one.preferNot), share(one.leftOpen),
        ] }))} />
      <p className="quiet">{say('station.quality-some-note')}</p>
    </Fold>
  )
}

function counted(say: Say, kinds: Told['modes'], name: (kind: string) => string) {
  return kinds.map((kind) => ({ key: kind.name ?? 'together', cells: [kind.name === null ? say('station.quality-together') : name(kind.name), say.number(kind.sheets)] }))
}

const within = (say: Say, one: Scale['alpha']) => (!known(one) ? '–' : say('station.quality-within', { estimate: hundredths(say, one.estimate), low: hundredths(say, one.low), high: hundredths(say, one.high) }))

function languageName(say: Say, language: string): string {
  if (!/^[a-z]{2,3}(-[a-z]+)?$/i.test(language)) return say('station.quality-no-language')
  return new Intl.DisplayNames([say.language], { type: 'language' }).of(language) ?? language
}
