import type { ListedOrganisation } from '#domains/partners/words.ts'
import type { WholePlan } from '#domains/plans/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Choice, Many } from '#web/ui/form/choice.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Form } from '../as-asked.ts'

type Props = Form & { readonly whole: WholePlan; readonly mine: boolean; readonly leads: boolean; readonly known: readonly Pick<ListedOrganisation, 'organisation' | 'name' | 'sector'>[] }

/** The organisations that are asked to agree with the plan, and their answers; more can be asked, and what was said by telephone noted. */
export function AskedPartners({ whole: { consents }, mine, leads, known, typed, errors }: Props) {
  const say = useSay()
  const unanswered = consents.filter(({ state }) => state === 'asked')
  const further = known.filter(({ organisation }) => !consents.some((consent) => consent.organisation === organisation))
  return (
    <section aria-labelledby="partners">
      <h2 id="partners">{say('partner.who-takes-part')}</h2>
      {consents.length === 0 ? <p>{say('station.plan-no-partners')}</p> : (
        <Table caption={say('partner.who-takes-part-caption')} quietCaption columns={[{ title: say('partner.organisation') }, { title: say('partner.sector') }, { title: say('partner.answer') }]}
          rows={say.inOrder(consents).map(({ organisation, name, sector, state, because, saidOn }) => ({ key: organisation, cells: [name, say.any(`partners.sector-${sector}`), [say.any(`plans.consent-${state}`), saidOn && say.day(saidOn), because].filter(Boolean).join(', ')] }))} />
      )}
      {mine && further.length > 0 && (
        <Fold title={say('station.plan-ask-partners')} open={consents.length === 0 || typed.intent === 'ask'}>
          <form method="post">
            <Many name="ask-organisations" label={say('station.plan-whom-to-ask')} hint={say('station.plan-whom-to-ask-hint')} options={say.inOrder(further).map(({ organisation, name, sector }) => ({ value: organisation, words: name, hint: say.any(`partners.sector-${sector}`) }))} chosen={[typed['ask-organisations'] ?? []].flat()} error={errors['ask-organisations']} />
            <Button quiet name="intent" value="ask">{say('station.plan-ask')}</Button>
          </form>
        </Fold>
      )}
      {leads && unanswered.length > 0 && (
        <Fold title={say('station.plan-answer-for')} open={typed.intent === 'consent'}>
          <form method="post">
            <Select name="consent-organisation" label={say('partner.organisation')} none={say('station.plan-choose')} options={say.inOrder(unanswered).map(({ organisation, name }) => [organisation, name] as const)} chosen={typed['consent-organisation']} error={errors['consent-organisation']} />
            <Choice name="consent-state" label={say('station.plan-what-said')} inline options={(['agreed', 'declined'] as const).map((state) => ({ value: state, words: say.any(`plans.consent-${state}`) }))} chosen={typed['consent-state']} error={errors['consent-state']} />
            <TextArea name="consent-because" label={say('station.plan-how-told')} hint={say('station.plan-how-told-hint')} rows={2} most={2000} value={typed['consent-because']} error={errors['consent-because']} />
            <Button quiet name="intent" value="consent">{say('station.plan-note-answer')}</Button>
          </form>
        </Fold>
      )}
    </section>
  )
}
