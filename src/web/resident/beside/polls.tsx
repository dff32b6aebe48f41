import type { Instrument, Poll, ZoneResult } from '#domains/survey/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { isShown, labelOf } from '../result/words-for.ts'

type Props = { readonly polls: readonly Poll[]; readonly result: ZoneResult | null; readonly instrument: Instrument | null }

/** What others found by asking the whole country, beside the figure of this zone that comes nearest. They asked in another way, so nobody judges the difference. */
export function Polls({ polls, result, instrument }: Props) {
  const say = useSay()
  if (polls.length === 0) return null
  const range = (low: number | null, high: number | null) => (low === null || high === null ? '' : ` (${say('web.range', { low: say.share(low), high: say.share(high) })})`)
  const here = (beside: string | null) => {
    const figure = result?.figures.find(({ of, kind }) => kind === 'question' && of === beside)
    return figure && instrument && isShown(figure) ? `${labelOf(say, instrument, figure)}: ${say.share(figure.estimate)}${range(figure.low, figure.high)}` : '–'
  }
  return (
    <section aria-labelledby="polls">
      <h2 id="polls">{say('web.polls')}</h2>
      <p>{say('web.polls-lead')}</p>
      <Table caption={say('web.polls-caption')} unseenCaption columns={[{ title: say('web.poll-asked') }, { title: say('web.poll-country'), number: true }, { title: say('web.answers'), number: true }, { title: say('web.poll-here') }, { title: say('web.poll-source') }]}
        rows={polls.map(({ poll, question, answer, share, low, high, n, method, beside, askedBy, address, from, to }) => ({ key: poll, cells: [
          `${question} – ${answer}`, `${say.share(share)}${range(low, high)}`, n === null ? '–' : say.number(n), here(beside),
          <span key="source"><a href={address} rel="noreferrer">{askedBy}</a>, {say('web.wave-days', { from: say.day(from), to: say.day(to) })}{method ? `, ${method}` : ''}</span>,
        ] }))} />
    </section>
  )
}
