import type { ListedOrganisation } from '#domains/partners/words.ts'
import type { Post } from '#domains/people/words.ts'
import { approaches, methods, type Action, type PlannedProblem } from '#domains/plans/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Form } from '../as-asked.ts'
import { InLanguages } from '../in-languages.tsx'

/** Who can answer for an action: the posts of the commissariat and the organisations that work with it. */
export type Hands = { readonly posts: readonly Pick<Post, 'id' | 'role' | 'title' | 'holder'>[]; readonly organisations: readonly Pick<ListedOrganisation, 'organisation' | 'name' | 'sector'>[] }
type Props = Form & { readonly problem: Pick<PlannedProblem, 'causes'>; readonly hands: Hands; readonly action?: Action | undefined; readonly from: string; readonly to: string }

/** One thing that will be done: what, by which method, by whom, when, against which cause; a first partner can be asked at once. */
export function ActionForm({ problem: { causes }, hands: { posts, organisations }, action, from, to, typed, errors }: Props) {
  const say = useSay()
  const owners = [...posts.map((post) => [`post ${post.id}`, postSays(say, post)] as const), ...say.inOrder(organisations).map(({ organisation, name }) => [`organisation ${organisation}`, name] as const)]
  return (
    <form method="post" id="action">
      <InLanguages name="action-words" label={say('station.plan-action-words')} hint={say('station.plan-action-words-hint')} names={action?.words} typed={typed} errors={errors} />
      <Select name="action-method" label={say('station.plan-method')} none={say('station.plan-choose')} options={methods.map((method) => [method, say.any(`plans.method-${method}`)] as const)} chosen={typed['action-method'] ?? action?.method} error={errors['action-method']} />
      <Choice name="action-approach" label={say('station.plan-approach')} inline options={approaches.map((approach) => ({ value: approach, words: say.any(`plans.approach-${approach}`) }))} chosen={typed['action-approach'] ?? action?.approach ?? 'prevention'} error={errors['action-approach']} />
      <Select name="action-owner" label={say('station.plan-owner')} hint={say('station.plan-owner-hint')} none={say('station.plan-choose')} options={owners} chosen={typed['action-owner'] ?? (action ? `${action.owner.kind} ${action.owner.post ?? action.owner.organisation}` : undefined)} error={errors['action-owner']} />
      <div className="side-by-side">
        <DateField name="action-from" label={say('station.plan-from')} value={typed['action-from'] ?? action?.from ?? from} error={errors['action-from']} />
        <DateField name="action-due" label={say('station.plan-by-when')} value={typed['action-due'] ?? action?.due ?? to} error={errors['action-due']} />
      </div>
      {causes.length > 0 && <Select name="action-cause" label={say('station.plan-which-cause')} none={say('station.plan-whole-problem')} options={causes.map(({ cause, words }) => [cause, words] as const)} chosen={typed['action-cause'] ?? action?.cause ?? undefined} error={errors['action-cause']} />}
      <TextField name="action-resources" label={say('station.plan-resources')} hint={say('station.plan-resources-hint')} value={typed['action-resources'] ?? action?.resources ?? ''} error={errors['action-resources']} />
      {!action && organisations.length > 0 && (
        <>
          <Select name="action-partner" label={say('station.plan-with-whom')} hint={say('station.plan-with-whom-hint')} none={say('station.plan-nobody-else')} options={say.inOrder(organisations).map(({ organisation, name }) => [organisation, name] as const)} chosen={typed['action-partner']} error={errors['action-partner']} />
          <TextArea name="action-task" label={say('station.plan-task-words')} rows={2} most={2000} value={typed['action-task']} error={errors['action-task']} />
        </>
      )}
      <Button quiet name="intent" value="action">{action ? say('station.save') : say('station.plan-keep-action')}</Button>
    </form>
  )
}

/** A post by its title, with who holds it today. */
const postSays = (say: Say, { role, title, holder }: Hands['posts'][number]) => [title && Object.keys(title).length > 0 ? named(title, say.language) : say.any(`people.role-${role}`), holder?.name ?? say('station.vacant')].join(', ')
