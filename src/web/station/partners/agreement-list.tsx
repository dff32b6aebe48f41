import type { Agreement } from '#domains/partners/words.ts'
import { Table } from '#web/ui/table.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly agreements: readonly Agreement[]; readonly here: string; readonly today: string; readonly empty: string }

/** The agreements with an organisation: from when to when, how each stands, and the way to read it. */
export function AgreementList({ agreements, here, today, empty }: Props) {
  const say = useSay()
  if (agreements.length === 0) return <p>{empty}</p>
  return (
    <Table caption={say('partners.agreements')} unseenCaption columns={[{ title: say('partners.agreement') }, { title: say('partners.signed-on') }, { title: say('partners.last-day') }, { title: say('partners.standing') }]}
      rows={agreements.map(({ agreement, title, signedOn, endsOn, endedOn, standing }) => ({ key: agreement, cells: [
        <a key="title" href={`${here}/agreements/${agreement}`}>{title}</a>, say.day(signedOn), endedOn ? say.day(endedOn) : endsOn ? say.day(endsOn) : say('partners.no-end'),
        <Tag key="standing">{standing === 'renew' && endsOn! < today ? say('partners.ran-out') : say.any(`partners.standing-${standing}`)}</Tag>,
      ] }))} />
  )
}
