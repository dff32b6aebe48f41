import { TextField } from './form/text-field.tsx'
import { useSay } from './use-say.ts'

/** What a link opens, in the form that opens it: filled in by the island `link` from behind the address's # sign, by hand where no script runs. */
export function LinkCode({ name, script }: { readonly name: string; readonly script: string | null }) {
  const say = useSay()
  return (
    <>
      <div data-by-hand=""><TextField name={name} label={say('web.link-code')} hint={say('web.link-code-hint')} width="middle" autoComplete="off" spellCheck={false} /></div>
      {script && <script type="module" src={script} />}
    </>
  )
}
