import { organisations } from '#domains/partners/index.ts'
import { sectors, type ListedOrganisation } from '#domains/partners/words.ts'
import { named } from '#domains/territory/words.ts'
import { ask, ctxOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Start } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { reachOf } from '../reach-of.ts'
import { keepsFor, type KeptArea } from './keeps-for.ts'
import type { Route } from './+types/partners'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('partners.partners'))

export async function loader(arrival: Route.LoaderArgs) {
  const { now } = await ctxOf(arrival)
  const today = now.toISOString().slice(0, 10)
  const { areas, keeps } = await keepsFor(arrival)
  const reach = await reachOf(arrival)
  const known = speak(arrival.params.lang).inOrder((await ask(arrival, organisations, {})).organisations).filter(({ commissariat, directorate }) => commissariat === null || reach.has(commissariat) || reach.has(directorate))
  const left = ({ leftOn }: ListedOrganisation) => leftOn !== null && leftOn <= today
  return { here: known.filter((one) => !left(one)).toSorted(soonestFirst), gone: known.filter(left), areas, registers: keeps.length > 0, today }
}

/** An agreement that ends first, then by sector; by name they are already. */
function soonestFirst(a: ListedOrganisation, b: ListedOrganisation): number {
  return (a.renewBy ?? '9999').localeCompare(b.renewBy ?? '9999') || sectors.indexOf(a.sector) - sectors.indexOf(b.sector)
}

/** Who works with the police: agreements that end soon first, then sector by sector; and which sectors nobody speaks for yet. */
export default function Partners({ loaderData: { here, gone, areas, registers, today } }: Route.ComponentProps) {
  const say = useSay()
  const due = here.filter(({ renewBy }) => renewBy !== null)
  const silent = sectors.filter((sector) => sector !== 'other' && !here.some((one) => one.sector === sector))
  const register = registers && <p><Start to={`/${say.language}/station/partners/new`}>{say('partners.register')}</Start></p>
  if (here.length === 0) return <><h1>{say('partners.partners')}</h1><Notice title={say('partners.nobody-yet')}><p>{say('partners.how-to-begin')}</p>{register}</Notice><Gone gone={gone} /></>
  return (
    <>
      <h1>{say('partners.partners')}</h1>
      <p className="lead">{say('partners.so-many', { organisations: here.length })}</p>
      {due.length > 0 && (
        <Notice title={say('partners.to-renew', { agreements: due.length })}>
          <ul>{due.map(({ organisation, name, renewBy }) => <li key={organisation}><a href={`/${say.language}/station/partners/${organisation}`}>{name}</a>: {renewBy! < today ? say('partners.ran-out-on', { day: say.day(renewBy!) }) : say('partners.ends-on', { day: say.day(renewBy!) })}</li>)}</ul>
        </Notice>
      )}
      {register}
      <Table caption={say('partners.who-works-with-us')} columns={[{ title: say('partners.organisation') }, { title: say('partners.sector') }, { title: say('partners.works-with') }, { title: say('partners.agreements-in-force'), number: true }, { title: say('partners.renewal') }]}
        rows={here.map(({ organisation, name, sector, commissariat, agreements, renewBy }) => ({ key: organisation, cells: [
          <a key="name" href={`/${say.language}/station/partners/${organisation}`}>{name}</a>, say.any(`partners.sector-${sector}`), areaName(areas, commissariat) ?? say('partners.whole-directorate'), say.number(agreements),
          renewBy === null ? '–' : <span key="due"><Tag>{say('partners.standing-renew')}</Tag> {say.day(renewBy)}</span>,
        ] }))} />
      {silent.length > 0 && <p className="quiet">{say('partners.silent-sectors', { sectors: say.list(silent.map((sector) => say.any(`partners.sector-${sector}`))) })}</p>}
      <Gone gone={gone} />
    </>
  )

  function areaName(known: readonly KeptArea[], commissariat: string | null): string | undefined {
    const area = known.find(({ id }) => id === commissariat)
    return area && named(area.names, say.language)
  }
}

function Gone({ gone }: { readonly gone: readonly ListedOrganisation[] }) {
  const say = useSay()
  if (gone.length === 0) return null
  return (
    <Fold title={say('partners.who-left')}>
      <ul>{gone.map(({ organisation, name, leftOn }) => <li key={organisation}><a href={`/${say.language}/station/partners/${organisation}`}>{name}</a>, {say('partners.left-on', { day: say.day(leftOn!) })}</li>)}</ul>
    </Fold>
  )
}
