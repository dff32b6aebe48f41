import { named, type PublicZone } from '#domains/territory/words.ts'
import { proposers } from '#domains/work/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = {
  readonly typed: Readonly<Record<string, string>>; readonly errors: Readonly<Record<string, string>>; readonly zones: readonly Pick<PublicZone, 'zone' | 'names'>[]; readonly organisations: readonly { readonly organisation: string; readonly name: string }[]
  readonly concerns: readonly (readonly [string, string])[]; readonly today: string; /** In which money costs are told here. */ readonly currency: string; readonly open: boolean
}

/** Notes what a municipality or another body has spent on safety, and which concern of residents it answers. */
export function InvestmentForm({ typed, errors, zones, organisations, concerns, today, currency, open }: Props) {
  const say = useSay()
  return (
    <Fold title={say('station.work-note-investment')} open={open}>
      {organisations.length === 0 ? <Notice title={say('station.work-no-organisations')} /> : (
        <form method="post">
          <TextField name="words" label={say('station.work-for-what')} hint={say('station.work-for-what-hint')} value={typed.words} error={errors.words} />
          <Select name="organisation" label={say('station.work-by-whom')} none={say('station.choose')} options={say.inOrder(organisations).map(({ organisation, name }) => [organisation, name] as const)} chosen={typed.organisation} error={errors.organisation} />
          <NumberField name="cents" label={say('station.work-amount')} hint={say('station.work-amount-hint')} decimal value={typed.cents} error={errors.cents} />
          <TextField name="currency" label={say('station.work-currency')} hint={say('station.work-currency-hint')} width="short" value={typed.currency ?? currency} error={errors.currency} />
          {concerns.length > 0 && <Select name="question" label={say('station.work-which-concern')} none={say('station.work-no-concern')} options={concerns} chosen={typed.question} error={errors.question} />}
          <Select name="zone" label={say('station.zone')} none={say('station.all-zones')} options={zones.map(({ zone, names }) => [zone, named(names, say.language)] as const)} chosen={typed.zone} error={errors.zone} />
          <Choice name="proposedBy" label={say('station.work-whose-idea')} inline options={proposers.map((one) => ({ value: one, words: say.any(`work.proposer-${one}`) }))} chosen={typed.proposedBy} error={errors.proposedBy} />
          <DateField name="decidedOn" label={say('station.work-decided-on')} value={typed.decidedOn ?? today} error={errors.decidedOn} />
          <Button>{say('station.work-keep-investment')}</Button>
        </form>
      )}
    </Fold>
  )
}
