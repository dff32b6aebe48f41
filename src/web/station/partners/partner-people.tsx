import type { Post } from '#domains/people/words.ts'
import { named } from '#domains/territory/words.ts'
import { Button } from '#web/ui/button.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly posts: readonly Post[]; readonly typed: Readonly<Record<string, string | undefined>>; readonly errors: Readonly<Record<string, string>>; readonly today: string; readonly letsIn: boolean; readonly invites: boolean }

/** Who speaks for an organisation here; and for a commander, letting somebody else in. */
export function PartnerPeople({ posts, typed, errors, today, letsIn, invites }: Props) {
  const say = useSay()
  const held = posts.flatMap(({ id, title, holder }) => (holder ? [{ id, title, ...holder }] : []))
  return (
    <>
      {held.length === 0 ? <p>{say('partners.nobody-speaks')}</p> : (
        <Table caption={say('partners.who-speaks')} columns={[{ title: say('partners.person-name') }, { title: say('partners.person-title') }, { title: say('partners.since') }, { title: <span className="unseen">{say('partners.what-can-be-done')}</span> }]}
          rows={held.map(({ id, title, person, name, from }) => ({ key: id, cells: [name, title ? named(title, say.language) : '–', say.day(from), (
            <form method="post" key="do" className="buttons">
              <input type="hidden" name="person" value={person} /><input type="hidden" name="name" value={name} /><input type="hidden" name="post" value={id} /><input type="hidden" name="on" value={today} />
              {invites && <Button quiet name="intent" value="link">{say('partners.new-link')}</Button>}
              {letsIn && <Button quiet name="intent" value="leave">{say('partners.speaks-no-more')}</Button>}
            </form>
          )] }))} />
      )}
      {letsIn && (
        <section aria-labelledby="let-in">
          <h3 id="let-in">{say('partners.let-somebody-in')}</h3>
          <p>{say('partners.what-a-partner-sees')}</p>
          <form method="post">
            <TextField name="name" label={say('partners.person-name')} value={typed.name} error={errors.name} width="middle" autoComplete="off" />
            <TextField name="title" label={say('partners.person-title')} hint={say('partners.person-title-hint')} value={typed.title} error={errors.title} width="middle" />
            <DateField name="from" label={say('partners.from')} value={typed.from ?? today} error={errors.from} />
            <Button name="intent" value="add">{say('partners.let-in')}</Button>
          </form>
        </section>
      )}
    </>
  )
}
