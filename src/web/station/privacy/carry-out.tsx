import type { Request } from '#domains/privacy/words.ts'
import { correctable, judgements, uses } from '#domains/privacy/words.ts'
import { roles } from '#domains/people/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly one: Request; readonly errors: Readonly<Record<string, string>>; readonly typed: Readonly<Record<string, string | undefined>> | undefined }

/** What was granted is done: a fact put right or an answer put beside a judgement, a name withheld, a use ended. */
export function CarryOut({ one, errors, typed }: Props) {
  const say = useSay()
  const of = (way: string) => (typed?.way === way ? { typed, errors } : { typed: undefined, errors: {} as Readonly<Record<string, string>> })
  const correct = of('correct'), rebut = of('rebut'), stop = of('stop-use')
  return (
    <section aria-labelledby="carry-out">
      <h2 id="carry-out">{say('privacy.carry-out')}</h2>
      {one.kind === 'correction' && (
        <>
          <form method="post">
            <input type="hidden" name="way" value="correct" /><input type="hidden" name="language" value={say.language} />
            <Choice name="what" label={say('privacy.which-fact')} options={correctable.map((what) => ({ value: what, words: say(`privacy.fact-${what}`) }))} chosen={correct.typed?.what} error={correct.errors.what} />
            <TextField name="right" label={say('privacy.how-it-is-right')} hint={say('privacy.how-it-is-right-hint')} value={correct.typed?.right} error={correct.errors.right} />
            <Select name="role" label={say('privacy.of-which-post')} hint={say('privacy.of-which-post-hint')} options={roles.map((role) => [role, say.any(`people.role-${role}`)] as const)} none={say('privacy.of-their-post')} chosen={correct.typed?.role} error={correct.errors.role} />
            <Button>{say('privacy.put-it-right')}</Button>
          </form>
          <h3>{say('privacy.rebut')}</h3>
          <p>{say('privacy.rebut-lead')}</p>
          <form method="post">
            <input type="hidden" name="way" value="rebut" />
            <Choice name="about" label={say('privacy.which-judgement')} options={judgements.map((about) => ({ value: about, words: say(`privacy.judgement-${about}`) }))} chosen={rebut.typed?.about} error={rebut.errors.about} />
            <TextArea name="answer" label={say('privacy.in-their-words')} rows={4} most={4000} value={rebut.typed?.answer} error={rebut.errors.answer} />
            <Button quiet>{say('privacy.put-beside')}</Button>
          </form>
        </>
      )}
      {one.kind === 'restriction' && (
        <form method="post">
          <input type="hidden" name="way" value="restrict" />
          <p>{say('privacy.restrict-lead')}</p>
          <Button>{say('privacy.restrict')}</Button>
        </form>
      )}
      {one.kind === 'objection' && (
        <form method="post">
          <input type="hidden" name="way" value="stop-use" />
          <p>{say('privacy.stop-use-lead')}</p>
          <Choice name="what" label={say('privacy.which-use')} options={uses.map((what) => ({ value: what, words: say(`privacy.use-${what}`) }))} chosen={stop.typed?.what} error={stop.errors.what} />
          <Button grave>{say('privacy.stop-use')}</Button>
        </form>
      )}
    </section>
  )
}
