import { list } from '#domains/vigilance/index.ts'
import { ask } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { signSays } from './sign-says.ts'
import type { Route } from './+types/list'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('vigilance.vigilance'))

export const loader = (arrival: Route.LoaderArgs) => ask(arrival, list, {})

/** The weekly list for whoever reviews it: who looked oddly, in what way, and what was decided; and how many there were each week. */
export default function VigilanceList({ loaderData: { findings, others, weeks } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <h1>{say('vigilance.vigilance')}</h1>
      <p className="lead">{say('vigilance.lead')}</p>
      {findings.length === 0 ? <p>{say('vigilance.none')}</p> : (
        <Table caption={say('vigilance.list')} columns={[{ title: say('vigilance.who') }, { title: say('vigilance.day') }, { title: say('vigilance.why') }, { title: say('vigilance.decision') }]}
          rows={findings.map((one) => ({ key: one.finding, cells: [
            <a key="open" href={`/${say.language}/station/vigilance/${one.finding}`}>{one.name}</a>, say.day(one.day),
            <ul key="signs">{one.signs.map((sign) => <li key={sign.kind}>{signSays(say, sign)}</li>)}</ul>,
            one.verdict === null ? say('vigilance.waits') : `${say(`vigilance.verdict-${one.verdict}`)} ${one.because}`,
          ] }))} />
      )}
      {others > 0 && <p>{say('vigilance.others', { count: others })}</p>}
      {weeks.length > 0 && (
        <Table caption={say('vigilance.weeks')} columns={[{ title: say('vigilance.week') }, { title: say('vigilance.persons'), number: true }, { title: say('vigilance.days'), number: true }, { title: say('vigilance.found'), number: true }, { title: say('vigilance.waiting'), number: true }]}
          rows={weeks.map(({ week, persons, days, found, waiting }) => ({ key: week, cells: [say.day(week), say.number(persons), say.number(days), say.number(found), say.number(waiting)] }))} />
      )}
    </>
  )
}
