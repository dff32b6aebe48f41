import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/form/field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { ExpertMapping } from './expert-mapping.tsx'
import type { Screen } from './screen.ts'

/** The first step: which file, and whether such files have been read before. */
export function ChooseFile({ screen, saved }: { readonly screen: Screen; readonly saved: readonly string[] }) {
  const say = useSay()
  return (
    <form method="post" encType="multipart/form-data">
      <p className="lead">{say('station.import-lead')}</p>
      <Field name="file" label={say('station.sheets-file')} hint={say('station.sheets-file-hint')}>
        <input className="input full" type="file" id="file" name="file" required accept=".csv,.txt,.tsv,.gz,text/csv" aria-describedby="file-hint" />
      </Field>
      {saved.length > 0 && <Select name="saved" label={say('station.saved-mapping')} hint={say('station.saved-mapping-hint')} none={say('station.propose-one')} options={saved.map((name) => [name, name] as const)} chosen={screen.chosenSaved} />}
      <ExpertMapping text={screen.written} open={screen.written !== ''} />
      <Button name="intent" value="check">{say('station.look-at-file')}</Button>
    </form>
  )
}
