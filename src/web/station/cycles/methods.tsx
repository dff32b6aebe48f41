import { methodCards } from '#domains/cycles/index.ts'
import { workeds } from '#domains/cycles/words.ts'
import { methods } from '#domains/plans/words.ts'
import { instruments } from '#domains/survey/index.ts'
import { named, type Names } from '#domains/territory/words.ts'
import type { Handle } from '#web/root.tsx'
import { ask } from '#web/http/ctx.ts'
import { currencyAt } from '#web/station/currency-at.ts'
import { speak, type Say } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { LibraryCard } from './judged/library-card.tsx'
import type { Route } from './+types/methods'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.methods'))

export async function loader(arrival: Route.LoaderArgs) {
  const asked = new URL(arrival.request.url).searchParams
  const all = await ask(arrival, methodCards, {})
  const concerns = [...new Set(all.cards.flatMap(({ question, category }) => [...(question === null ? [] : [`question ${question}`]), ...(category === null ? [] : [`category ${category}`])]))]
  const method = methods.find((one) => one === asked.get('method')) ?? '', concern = concerns.find((one) => one === asked.get('concern')) ?? ''
  const [by, of] = concern.split(' ')
  const shown = method === '' && concern === '' ? all : await ask(arrival, methodCards, { ...(method && { method }), ...(by && { [by]: of }) })
  return { ...shown, currency: await currencyAt(arrival), concerns, used: all.tried.map((one) => one.method), method, concern, called: concerns.length === 0 ? {} : await questionsCalled(arrival) }
}

/** What the questions are called that the cards speak of. */
async function questionsCalled(arrival: Route.LoaderArgs): Promise<Readonly<Record<string, Names>>> {
  const known = (await ask(arrival, instruments, { whole: true })).instruments.flatMap(({ definition }) => definition?.questions ?? [])
  return Object.fromEntries(known.map(({ id, label, words }) => [id, label ?? words]))
}

/** What the directorate learnt of its methods: how often each was tried and with what, and every card, failures beside successes. */
export default function Methods({ loaderData: { currency, tried, cards, concerns, used, method, concern, called } }: Route.ComponentProps) {
  const say = useSay()
  const filtered = method !== '' || concern !== ''
  return (
    <>
      <h1>{say('station.methods')}</h1>
      <p className="lead">{say('station.methods-lead')}</p>
      {used.length > 0 && (
        <form method="get" className="search filters">
          <Select name="method" label={say('station.method')} none={say('station.all-methods')} options={used.map((one) => [one, say.any(`plans.method-${one}`)] as const)} chosen={method} />
          <Select name="concern" label={say('station.concern')} none={say('station.all-concerns')} options={concerns.map((one) => [one, concernSays(say, one, called)] as const)} chosen={concern} />
          <Button quiet>{say('station.show')}</Button>
        </form>
      )}
      {cards.length === 0 ? <Notice title={say(filtered ? 'station.methods-none-such' : 'station.methods-none')}>{!filtered && <p>{say('station.methods-none-why')}</p>}</Notice> : (
        <>
          <Table caption={say('station.methods-tried')} columns={[{ title: say('station.method') }, { title: say('station.method-cards'), number: true }, ...workeds.map((worked) => ({ title: say.any(`cycles.worked-${worked}`), number: true }))]}
            rows={tried.map(({ method: one, cards: count, worked }) => ({ key: one, cells: [say.any(`plans.method-${one}`), say.number(count), ...workeds.map((how) => say.number(worked[how] ?? 0))] }))} />
          {cards.map((card) => (
            <section key={card.card} className="remark" aria-labelledby={card.card}>
              <h2 id={card.card}>{say.any(`plans.method-${card.method}`)}: {named(card.actionWords, say.language)}</h2>
              <p>{named(card.zoneNames, say.language)}, {say.day(card.writtenOn)}. {say('station.card-problem', { problem: named(card.problemWords, say.language) })}</p>
              <LibraryCard card={card} currency={currency} />
            </section>
          ))}
        </>
      )}
    </>
  )
}

function concernSays(say: Say, concern: string, called: Readonly<Record<string, Names>>): string {
  const [by, of = ''] = concern.split(' ')
  return by === 'category' ? say.any(`incidents.category-${of}`) : named(called[of] ?? { en: of }, say.language)
}
