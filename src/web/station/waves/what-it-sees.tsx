import { named, type PublicZone } from '#domains/territory/words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Sees = 'survey.plan-can-see' | 'survey.plan-sees-one-question' | 'survey.plan-cannot-see'
type Seen = { readonly tests: number; readonly plans: readonly { readonly zone: string | null; readonly n: number; readonly one: number; readonly together: number; readonly sees: Sees | null }[] }

/** The smallest change that two rounds of the planned size will probably show, before anybody is asked; and a warning when that is not enough. */
export function WhatItSees({ seen: { tests, plans }, zones }: { readonly seen: Seen; readonly zones: readonly PublicZone[] }) {
  const say = useSay()
  const blind = plans.some(({ sees }) => sees === 'survey.plan-cannot-see' || sees === 'survey.plan-sees-one-question')
  const points = (share: number) => say('station.points', { points: Math.round(share * 1000) / 10 })
  return (
    <>
      {blind && <Notice kind="stop" title={say('survey.plan-cannot-see')}><p>{say('station.ask-more-or-hope-less')}</p></Notice>}
      <Table caption={say('station.smallest-change', { tests })}
        columns={[{ title: say('station.zone') }, { title: say('station.target'), number: true }, { title: say('station.one-question'), number: true }, { title: say('station.all-together'), number: true }, { title: <span className="unseen">{say('station.what-it-says')}</span> }]}
        rows={plans.map(({ zone, n, one, together, sees }, place) => ({ key: zone ?? String(place), cells: [
          named(zones.find((known) => known.zone === zone)?.names ?? {}, say.language) || '–', say.number(n), points(one), points(together), sees === null ? '' : say.any(sees),
        ] }))} />
    </>
  )
}
