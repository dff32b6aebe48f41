import { Field } from '#web/ui/form/field.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** For those who know JSON: the same mapping in writing, which wins when it says something else than the form. */
export function ExpertMapping({ text, open }: { readonly text: string; readonly open: boolean }) {
  const say = useSay()
  return (
    <details className="fold" open={open}>
      <summary>{say('station.mapping-as-json')}</summary>
      <TextArea name="mapping" label={say('station.mapping')} hint={say('station.mapping-hint')} value={text} rows={10} />
      <Field name="mappingFile" label={say('station.mapping-file')}><input className="input full" type="file" id="mappingFile" name="mappingFile" accept=".json,application/json" /></Field>
    </details>
  )
}
