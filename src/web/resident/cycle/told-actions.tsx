import type { ToldPlan } from '#domains/plans/words.ts'
import { named } from '#domains/territory/words.ts'
import type { PublicWork } from '#domains/work/words.ts'
import type { Say } from '#web/say.ts'
import { Tag } from '#web/ui/tag.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { standingIn } from './standing.ts'

type Told = ToldPlan['problems'][number]['actions'][number]

/** What is done about a problem: each action with who does it, by when, where it stands, and the reason when it did not go as promised. */
export function ToldActions({ actions, works }: { readonly actions: readonly Told[]; readonly works: ReadonlyMap<string, PublicWork> }) {
  const say = useSay()
  if (actions.length === 0) return <p>{say('web.no-action-yet')}</p>
  return <ul className="told-actions">{actions.map((action) => <li key={action.action} id={action.action}><OneAction action={action} work={works.get(action.action)} /></li>)}</ul>
}

function OneAction({ action, work }: { readonly action: Told; readonly work: PublicWork | undefined }) {
  const say = useSay()
  return (
    <>
      <p><strong>{named(action.words, say.language)}</strong> <Tag>{standingIn(say, work)}</Tag></p>
      <p className="quiet">{say('web.action-by', { who: whoDoes(say, action), method: say.any(`plans.method-${action.method}`), from: say.day(action.from), due: say.day(action.due) })}</p>
      {action.partners.length > 0 && <p className="quiet">{say('web.action-with', { partners: say.list(action.partners.filter(({ state }) => state === 'asked' || state === 'accepted').map(({ name }) => name)) })}</p>}
      {work?.told && <p>{named(work.told, say.language)}</p>}
      {work?.because && <p>{say('web.because-of', { because: work.because })}</p>}
      {work && work.pictures.length > 0 && <Pictures pictures={work.pictures} />}
    </>
  )
}

/** Pictures of the work, before beside after. */
export function Pictures({ pictures }: { readonly pictures: PublicWork['pictures'] }) {
  const say = useSay()
  return (
    <ul className="pictures">
      {pictures.map(({ picture, moment, caption, width, height }) => (
        <li key={picture}><figure><img src={`/open/pictures/${picture}`} alt={caption} width={width} height={height} loading="lazy" /><figcaption>{say.any(`work.moment-${moment}`)}: {caption}</figcaption></figure></li>
      ))}
    </ul>
  )
}

/** The office or the organisation that answers for an action; never a person. */
export const whoDoes = (say: Say, { owner: { role, title, name } }: Told): string => (title && Object.keys(title).length > 0 ? named(title, say.language) : (name ?? say.any(`web.role.${role ?? 'zone-officer'}`)))
