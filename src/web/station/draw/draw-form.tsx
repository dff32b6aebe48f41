import { named, type Names } from '#domains/territory/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Field, saidBeside } from '#web/ui/form/field.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { ExportFields, type AgreedExport } from '../exports/export-fields.tsx'

type Props = {
  readonly plan: { readonly wave: string; readonly zones: readonly { readonly slug: string; readonly names: Names; readonly target: number }[] }
  readonly typed?: Readonly<Record<string, string>>; readonly errors?: Readonly<Record<string, string>>; readonly agreed?: AgreedExport | null
}

/** Brings a list of addresses or people to draw from, and says how many letters go to each zone. A list that could be read need not be chosen again. */
export function DrawForm({ plan, typed = {}, errors = {}, agreed = null }: Props) {
  const say = useSay()
  const file = { name: 'file', label: say('station.frame-file'), hint: typed.held ? say('station.frame-held', { file: typed.fileName ?? '' }) : say('station.frame-file-hint'), error: errors.file }
  return (
    <form method="post" encType="multipart/form-data" action={`/${say.language}/station/waves/${plan.wave}/draw`}>
      <Field {...file}><input className="input full" type="file" id="file" name="file" accept=".csv,.txt,.tsv,.gz,text/csv" {...saidBeside(file)} /></Field>
      {typed.held && <><input type="hidden" name="held" value={typed.held} /><input type="hidden" name="fileName" value={typed.fileName ?? ''} /></>}
      <NumberField name="rate" label={say('station.expected-rate')} hint={say('station.expected-rate-hint')} value={typed.rate ?? '40'} error={errors.rate} decimal />
      <fieldset className="field"><legend>{say('station.letters-per-zone')}</legend><p className="hint">{say('station.letters-per-zone-hint')}</p>
        <div className="side-by-side">{say.inOrder(plan.zones).map(({ slug, names, target }) => <NumberField key={slug} name={`letters-${slug}`} label={named(names, say.language)} hint={say('station.answers-wanted', { target })} value={typed[`letters-${slug}`] ?? ''} error={errors[`letters-${slug}`]} />)}</div>
      </fieldset>
      <ExportFields deed="survey.draw-sample" typed={typed} errors={errors} agreed={agreed} />
      <Button name="intent" value="draw">{say('station.draw-them')}</Button>
    </form>
  )
}
