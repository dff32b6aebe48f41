import { waves } from '#domains/survey/index.ts'
import { named } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import { ask, visitorOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Start } from '#web/ui/button.tsx'
import { Table } from '#web/ui/table.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { Leads } from '../leads/leads.tsx'
import { opensAt } from '../leads/opens-at.ts'
import type { Route } from './+types/waves'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.waves'))

export async function loader(arrival: Route.LoaderArgs) {
  const { actor } = await visitorOf(arrival)
  const plans = actor.kind === 'person' && actor.posts.some(({ area, commissariat }) => may('survey.plan-wave', actor, { directorate: actor.directorate, commissariat: commissariat ?? area }))
  return { waves: (await ask(arrival, waves, {})).waves.map((wave) => ({ ...wave, opens: opensAt(actor, { ...wave, zone: null }) })), plans }
}

export default function Waves({ loaderData: { waves: known, plans } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <h1>{say('station.waves')}</h1>
      {known.length === 0 ? <p className="lead">{say('station.no-waves-yet')}</p> : (
        <Table caption={say('station.waves-in-reach')} columns={[{ title: say('station.wave') }, { title: say('station.state') }, { title: say('station.opens') }, { title: say('station.closes') }, { title: say('station.who-is-asked') }, { title: say('station.instrument') }]}
          rows={known.map(({ wave, names, state, opensOn, closesOn, instrument, audience, group, opens }) => ({ key: wave, cells: [
            <Leads key="wave" to={`/waves/${wave}`} opens={opens}>{named(names, say.language)}</Leads>, <Tag key="state">{say.any(`station.state-${state}`)}</Tag>,
            say.day(opensOn), say.day(closesOn), group ? named(group, say.language) : say.any(`station.audience-${audience}`), `${named(instrument.names, say.language)} ${instrument.version}`,
          ] }))} />
      )}
      {plans && <p><Start to={`/${say.language}/station/waves/new`}>{say('station.plan-a-wave')}</Start></p>}
    </>
  )
}
