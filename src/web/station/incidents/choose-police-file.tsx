import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/form/field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** The first step: which file, and whether such files are known. */
export function ChoosePoliceFile({ profiles }: { readonly profiles: readonly string[] }) {
  const say = useSay()
  return (
    <form method="post" encType="multipart/form-data">
      <p className="lead">{say('incidents.import-lead')}</p>
      <Field name="file" label={say('incidents.file')} hint={say('incidents.file-hint')}>
        <input className="input full" type="file" id="file" name="file" required accept=".csv,.txt,.tsv,.gz,text/csv" aria-describedby="file-hint" />
      </Field>
      <Select name="named" label={say('incidents.read-by')} hint={say('incidents.read-by-hint')} none={say('incidents.find-out')} options={profiles.map((name) => [name, name] as const)} />
      <Button name="intent" value="look">{say('incidents.look')}</Button>
    </form>
  )
}
