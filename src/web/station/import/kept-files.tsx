import { Button } from '#web/ui/button.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly batches: readonly { readonly id: string; readonly fileName: string; readonly sheets: number; readonly state: string }[]; readonly mayUndo: boolean }

/** The files that were imported; each can be taken back whole until the round is published. */
export function KeptFiles({ batches, mayUndo }: Props) {
  const say = useSay()
  if (batches.length === 0) return null
  const columns = [{ title: say('station.file') }, { title: say('station.sheets'), number: true }, { title: say('station.state') }, { title: <span className="unseen">{say('station.what-can-be-done')}</span> }]
  return (
    <Table caption={say('station.batches')} columns={columns} rows={batches.map(({ id, fileName, sheets, state }) => ({ key: id, cells: [
      fileName, say.number(sheets), say.any(state === 'kept' ? 'station.batch-kept' : 'station.batch-undone-state'),
      state === 'kept' && mayUndo ? <form method="post" key="undo"><input type="hidden" name="batch" value={id} /><Button grave name="intent" value="undo">{say('station.undo')}</Button></form> : '',
    ] }))} />
  )
}
