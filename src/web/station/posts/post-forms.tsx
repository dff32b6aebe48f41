import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = {
  /** May the post be given on? One over the country may only be taken away here. */
  readonly gives: boolean
  /** Alone? A post of trust is asked for, and a second person agrees. */
  readonly alone: boolean
  readonly holder: { readonly person: string; readonly name: string; readonly from: string; readonly to: string | null } | null
  readonly people: readonly (readonly [string, string])[]; readonly typed: Readonly<Record<string, string | undefined>>; readonly errors: Readonly<Record<string, string>>; readonly today: string
}

/** What can be done with a post: a vacant one is given to somebody or closed; one that is held is handed over, or its holder leaves it. The form that was refused stands open. */
export function PostForms({ gives, alone, holder, people, typed, errors, today }: Props) {
  const say = useSay()
  const was = (intent: string) => typed.intent === intent
  const mine = (intent: string) => (was(intent) ? { typed, errors } : { typed: {} as typeof typed, errors: {} as typeof errors })
  const until = (intent: string) => <DateField name="to" label={say('station.post-until')} hint={say('station.post-until-hint')} value={mine(intent).typed.to} error={mine(intent).errors.to} />
  const who = (intent: string) => <Select name="person" label={say('station.post-who-takes')} options={people} none={say('station.choose')} chosen={mine(intent).typed.person} error={mine(intent).errors.person} />
  const gift = alone ? { intent: 'assign', words: 'station.post-assign' } as const : { intent: 'ask', words: 'station.trusted-ask' } as const
  if (!holder) return (
    <>
      {gives && <section aria-labelledby="assign"><h2 id="assign">{say(gift.words)}</h2>
        {!alone && <p>{say('station.trusted-ask-lead')}</p>}
        <form method="post">{who(gift.intent)}<DateField name="from" label={say('station.from')} value={mine(gift.intent).typed.from ?? today} error={mine(gift.intent).errors.from} />{until(gift.intent)}<Button name="intent" value={gift.intent}>{say(gift.words)}</Button></form>
      </section>}
      <Fold title={say('station.post-close')} open={was('close')}>
        <p>{say('station.post-close-lead')}</p>
        <form method="post"><DateField name="on" label={say('station.post-close-on')} value={mine('close').typed.on ?? today} error={mine('close').errors.on} /><Button grave name="intent" value="close">{say('station.post-close')}</Button></form>
      </Fold>
    </>
  )
  return (
    <>
      {gives && alone && <section aria-labelledby="hand-over"><h2 id="hand-over">{say('station.post-hand-over')}</h2>
        <form method="post">{who('hand-over')}<DateField name="on" label={say('station.post-hand-over-on')} value={mine('hand-over').typed.on ?? today} error={mine('hand-over').errors.on} />{until('hand-over')}<Button name="intent" value="hand-over">{say('station.post-hand-over')}</Button></form>
      </section>}
      <Fold title={say('station.post-leave')} open={was('leave')}>
        <p>{say('station.post-leave-lead', { name: holder.name })}</p>
        <form method="post"><DateField name="on" label={say('station.post-leave-on')} value={mine('leave').typed.on ?? today} error={mine('leave').errors.on} /><Button grave name="intent" value="leave">{say('station.post-leave')}</Button></form>
      </Fold>
      {alone && <Fold title={say('station.new-link')} open={was('link')}>
        <p>{say('station.post-link-lead', { name: holder.name })}</p>
        <form method="post"><input type="hidden" name="person" value={holder.person} /><Button quiet name="intent" value="link">{say('station.new-link')}</Button></form>
      </Fold>}
    </>
  )
}
