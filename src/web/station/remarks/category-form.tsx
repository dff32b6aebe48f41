import { named, type Names } from '#domains/territory/words.ts'
import type { Typed } from '#web/http/ctx.ts'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { NameFields } from '#web/ui/form/name-fields.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly questions: readonly { readonly question: string; readonly words: Names }[]; readonly typed: Typed; readonly errors: Readonly<Record<string, string>> }

/** A category that the list does not have yet. */
export function CategoryForm({ questions, typed, errors }: Props) {
  const say = useSay()
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  return (
    <Fold title={say('station.add-category')} open={typed.intent === 'add'}>
      <form method="post">
        <Select name="question" label={say('station.question')} options={questions.map(({ question, words }) => [question, named(words, say.language)] as const)} chosen={text('question')} />
        <TextField name="code" label={say('station.category-code')} hint={say('station.category-code-hint')} value={text('code')} error={errors.code} width="middle" autoComplete="off" spellCheck={false} />
        <NameFields label={(language) => say('station.category-name', { language })} typed={typed} error={errors.names} />
        <Button quiet name="intent" value="add">{say('station.add-category')}</Button>
      </form>
    </Fold>
  )
}
