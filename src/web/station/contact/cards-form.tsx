import type { Names } from '#domains/territory/words.ts'
import { named } from '#domains/territory/words.ts'
import { Button } from '#web/ui/button.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly zones: readonly { readonly slug: string; readonly names: Names }[]; readonly typed: Readonly<Record<string, string | readonly string[]>>; readonly errors: Readonly<Record<string, string>> }

/** How many cards a zone's officers, or the hall, hand out at the end of a contact. */
export function CardsForm({ zones, typed, errors }: Props) {
  const say = useSay()
  return (
    <section aria-labelledby="make-cards">
      <h2 id="make-cards">{say('station.cards')}</h2>
      <p>{say('station.cards-lead')}</p>
      <form method="post">
        <Select name="zone" label={say('station.card-zone')} hint={say('station.card-zone-hint')} options={say.inOrder(zones).map(({ slug, names }) => [slug, named(names, say.language)] as const)} chosen={typeof typed.zone === 'string' ? typed.zone : undefined} error={errors.zone} />
        <NumberField name="count" label={say('station.how-many-cards')} hint={say('station.how-many-cards-hint')} value={typeof typed.count === 'string' ? typed.count : '20'} error={errors.count} />
        <Button name="intent" value="invite">{say('station.make-cards')}</Button>
      </form>
    </section>
  )
}
