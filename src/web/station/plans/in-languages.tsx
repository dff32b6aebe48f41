import type { Names } from '#domains/territory/words.ts'
import { ownNames, spoken } from '#web/say.ts'
import { Fold } from '#web/ui/fold.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Form } from './as-asked.ts'

type Props = Form & { readonly name: string; readonly label: string; readonly hint?: string; readonly names?: Names | undefined; readonly rows?: number; readonly most?: number }

/** The same words in each language that residents read: one is enough to go on, all of them are better. Those that nobody wrote in yet are folded away. */
export function InLanguages({ name, label, hint, names = {}, rows = 2, most = 2000, typed, errors }: Props) {
  const say = useSay(), written = (language: (typeof spoken)[number]) => language === say.language || [names[language], typed[`${name}-${language}`], errors[`${name}-${language}`]].some(Boolean)
  const field = (language: (typeof spoken)[number]) => (
    <TextArea key={language} name={`${name}-${language}`} label={ownNames[language]} rows={rows} most={most} value={typed[`${name}-${language}`] ?? names[language]} error={errors[`${name}-${language}`]} />
  )
  return (
    <fieldset className="field languages-of" aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend>{label}</legend>
      {hint && <p className="hint" id={`${name}-hint`}>{hint}</p>}
      {spoken.filter(written).map(field)}
      {!spoken.every(written) && <Fold title={say('web.other-languages')}>{spoken.filter((language) => !written(language)).map(field)}</Fold>}
    </fieldset>
  )
}
