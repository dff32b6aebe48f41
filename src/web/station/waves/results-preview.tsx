import type { Instrument, ZoneResult } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** One zone's numbers as a table: what is shown, what is withheld and why, and what changed. */
export function ResultsPreview({ result, instrument }: { readonly result: ZoneResult; readonly instrument: Instrument }) {
  const say = useSay()
  const words = (of: string) => named(instrument.questions.find(({ id }) => id === of)?.words ?? instrument.blocks.find(({ id }) => id === of)?.names ?? {}, say.language) || say('station.index')
  const where = result.zone === null ? say('station.whole-commissariat') : named(result.names, say.language)
  const percent = (value: number | null) => (value === null ? '–' : say.number(value * 100, 1))
  const changes = new Map(result.changes.map((change) => [`${change.kind} ${change.of}`, change]))
  return (
    <details open={result.zone === null}>
      <summary>{say('station.named-is', { name: where, words: say('station.answers-count', { answers: result.answers }) })}</summary>
      {result.because.length > 0 && <Notice title={say('station.not-comparable-because')}><ul>{result.because.map((reason) => <li key={reason}>{say.any(`web.because.${reason}`)}</li>)}</ul></Notice>}
      <Table dense caption={say('station.numbers', { zone: where })} quietCaption
        columns={[{ title: say('station.question') }, { title: say('station.estimate'), number: true }, { title: say('station.interval'), number: true }, { title: 'n', number: true }, { title: say('station.method') }, { title: say('station.verdict') }]}
        rows={result.figures.map(({ of, kind, estimate, low, high, n, method, withheld }) => () => {
          const change = changes.get(`${kind} ${of}`)
          return { key: `${kind} ${of}`, cells: [
            words(of), withheld ? say.any(`web.withheld.${withheld}`) : percent(estimate), withheld ? '' : `${percent(low)}–${percent(high)}`, say.number(n), method,
            change ? say.any(`web.verdict.${change.verdict.replaceAll(' ', '-')}`) : '',
          ] }
        })} />
    </details>
  )
}
