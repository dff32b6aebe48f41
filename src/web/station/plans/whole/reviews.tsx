import type { WholePlan } from '#domains/plans/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Form } from '../as-asked.ts'

type Props = Form & { readonly whole: WholePlan; readonly mine: boolean; readonly today: string }

/** The days on which police and partners look at the plan together, and what they found. */
export function Reviews({ whole: { plan, reviews }, mine, today, typed, errors }: Props) {
  const say = useSay()
  const open = reviews.filter(({ heldOn }) => heldOn === null)
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews">{say('partner.reviews')}</h2>
      {reviews.length === 0 ? <p>{say('station.plan-no-reviews')}</p> : (
        <ul>{reviews.map(({ review, on, heldOn, words }) => <li key={review}>{heldOn === null ? say.day(on) : `${say('partner.review-held', { on: say.day(heldOn) })} ${words}`}{heldOn === null && on < today && <b> {say('station.plan-review-late')}</b>}</li>)}</ul>
      )}
      {mine && (
        <Fold title={say('station.plan-add-review')} open={reviews.length === 0 || typed.intent === 'review'}>
          <form method="post">
            <DateField name="review-on" label={say('station.plan-review-on')} hint={say('station.plan-review-on-hint', { from: say.day(plan.from), to: say.day(plan.to) })} value={typed['review-on']} error={errors['review-on']} />
            <Button quiet name="intent" value="review">{say('station.plan-keep-review')}</Button>
          </form>
        </Fold>
      )}
      {mine && plan.state === 'published' && open.length > 0 && (
        <Fold title={say('station.plan-hold-review')} open={typed.intent === 'hold'}>
          <form method="post">
            <Select name="hold-review" label={say('station.plan-which-review')} options={open.map(({ review, on }) => [review, say.day(on)] as const)} chosen={typed['hold-review']} error={errors['hold-review']} />
            <TextArea name="hold-words" label={say('station.plan-what-was-found')} value={typed['hold-words']} most={2000} error={errors['hold-words']} />
            <DateField name="hold-on" label={say('station.plan-held-on')} value={typed['hold-on'] ?? today} error={errors['hold-on']} />
            <Button quiet name="intent" value="hold">{say('station.plan-keep-found')}</Button>
          </form>
        </Fold>
      )}
    </section>
  )
}
