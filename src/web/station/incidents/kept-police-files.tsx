import type { batches } from '#domains/incidents/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly batches: Awaited<ReturnType<typeof batches>>['batches'] }

/** The police files that were imported; each can be taken back whole. */
export function KeptPoliceFiles({ batches: known }: Props) {
  const say = useSay()
  if (known.length === 0) return null
  const columns = [
    { title: say('incidents.file') }, { title: say('incidents.source') }, { title: say('incidents.period') }, { title: say('incidents.incidents'), number: true }, { title: say('incidents.without-zone'), number: true },
    { title: say('incidents.state') }, { title: <span className="unseen">{say('incidents.what-can-be-done')}</span> },
  ]
  return (
    <Table caption={say('incidents.files')} columns={columns} rows={known.map(({ id, fileName, source, from, to, incidents, unplaced, state }) => ({ key: id, cells: [
      fileName, source, from && to ? `${say.day(from)} – ${say.day(to)}` : '–', say.number(incidents), say.number(unplaced), say.any(`incidents.state-${state}`),
      state === 'kept' ? <form method="post" key="undo"><input type="hidden" name="batch" value={id} /><Button grave name="intent" value="undo">{say('incidents.take-back')}</Button></form> : '',
    ] }))} />
  )
}
