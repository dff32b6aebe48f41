import type { Mapping } from '#domains/survey/words.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { ExpertMapping } from './expert-mapping.tsx'
import { FileHolds, type SeenPlan } from './file-holds.tsx'
import { OpenPoints } from './open-points.tsx'
import { QuestionColumns } from './question-columns.tsx'
import type { Proposal, Screen } from './screen.ts'
import { SheetColumns } from './sheet-columns.tsx'
import { SomeRows } from './some-rows.tsx'

type Props = { readonly screen: Screen & { readonly proposal: Proposal; readonly mapping: Mapping }; readonly plan: SeenPlan & { readonly modes: readonly string[]; readonly wave: string } }

/** The second step: which column is what, looked at as often as somebody likes, until the sheets can be kept. */
export function MappingForm({ screen, plan }: Props) {
  const say = useSay()
  const { proposal, mapping, seen, proposed, held, fileName, saveAs, written } = screen
  const good = seen !== null && seen.faultsInAll === 0
  return (
    <form method="post" encType="multipart/form-data" className="mapping">
      <p>{say('station.file-chosen', { fileName, rows: proposal.rows, columns: proposal.columns.length })} <a href={`/${say.language}/station/waves/${plan.wave}/import`}>{say('station.another-file')}</a></p>
      {seen && <FileHolds seen={seen} plan={plan} />}
      <OpenPoints proposal={proposal} mapping={mapping} proposed={proposed} />
      <input type="hidden" name="held" value={held} />
      <input type="hidden" name="fileName" value={fileName} />
      <input type="hidden" name="shown" value={JSON.stringify(mapping)} />
      <SheetColumns screen={screen} offered={plan.modes} />
      <QuestionColumns proposal={proposal} mapping={mapping} />
      <SomeRows proposal={proposal} mapping={mapping} />
      <ExpertMapping text={written || JSON.stringify(mapping, null, 2)} open={written !== ''} />
      <TextField name="saveAs" label={say('station.save-mapping-as')} hint={say('station.save-mapping-hint')} value={saveAs} width="middle" error={screen.fields.name ? say.any(screen.fields.name) : undefined} />
      <div className="buttons last">
        <Button quiet={good} name="intent" value="check">{say('station.look-again')}</Button>
        {good && <Button name="intent" value="keep">{say('station.keep-sheets', { sheets: seen.sheets })}</Button>}
        <Button quiet name="intent" value="save">{say('station.save-mapping')}</Button>
      </div>
    </form>
  )
}
