import { named } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { SeenCycle } from '../cycle-at.ts'

/** All turns of the zone, the latest first, each with its account. */
export function History({ seen: { history, cycle, zone: { slug } } }: { readonly seen: SeenCycle }) {
  const say = useSay()
  const here = `/${say.language}/station/zones/${slug}/cycle`
  if (history.length < 2) return null
  return (
    <Table caption={say('station.cycle-history')} columns={[{ title: say('station.cycle-first-asking') }, { title: say('station.since') }, { title: say('station.cycle-ended') }, { title: say('station.cycle-what-became') }]}
      rows={history.map(({ cycle: id, wave, beganOn, closedOn, passedOverBecause }) => ({ key: id, cells: [
        id === cycle.cycle ? <b key="wave">{named(wave.names, say.language)}</b> : <a key="wave" href={closedOn === null ? here : `${here}?cycle=${id}`}>{named(wave.names, say.language)}</a>,
        say.day(beganOn), closedOn === null ? say('station.cycle-under-way') : say.day(closedOn),
        passedOverBecause !== null ? say('station.cycle-passed-over', { because: passedOverBecause }) : closedOn === null ? '–' : <a key="account" href={`/${say.language}/zones/${slug}/accounts/${id}`}>{say('station.cycle-account')}<span className="unseen"> {named(wave.names, say.language)}</span></a>,
      ] }))} />
  )
}
