import { ownNames, spoken } from '#web/say.ts'
import { Fold } from '../fold.tsx'
import { useSay } from '../use-say.ts'
import { TextField } from './text-field.tsx'

type Props = {
  /** The question, when the language that is asked for is told. */
  readonly label: (language: string) => string
  readonly typed: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly error?: string | undefined
}

/** A name in the reader's language, and for whoever has them, in the others. */
export function NameFields({ label, typed, error }: Props) {
  const say = useSay(), others = spoken.filter((language) => language !== say.language)
  const text = (language: string) => (typeof typed[`name-${language}`] === 'string' ? (typed[`name-${language}`] as string) : undefined)
  const field = (language: (typeof spoken)[number], wrong?: string) => (
    <TextField key={language} name={`name-${language}`} label={label(ownNames[language])} value={text(language)} error={wrong} width="middle" />
  )
  return (
    <>
      {field(say.language, error)}
      <Fold title={say('web.other-languages')} open={others.some((language) => text(language))}>{others.map((language) => field(language))}</Fold>
    </>
  )
}
