import { useLocation } from 'react-router'
import type { Work } from '#web/http/at-work/works.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { goesOn, shareOf } from './how-far.tsx'

export type BegunWork = Pick<Work, 'id' | 'title' | 'state' | 'step' | 'to'>

/** On every page of a person's desk: what they began that takes long, until they have seen its end. */
export function BegunWorks({ works }: { readonly works: readonly BegunWork[] }) {
  const say = useSay(), { pathname } = useLocation(), elsewhere = works.filter(({ id }) => !pathname.endsWith(id))
  if (elsewhere.length === 0) return null
  return (
    <Notice title={say('station.begun-works')}>
      <ul>
        {elsewhere.map((work) => {
          const share = goesOn(work) ? shareOf(work.step) : null
          return <li key={work.id}><a href={`/${say.language}/station/at-work/${work.id}?to=${encodeURIComponent(work.to)}`}>{say.any(work.title)}</a>: {goesOn(work) ? say('station.begun-under-way') : say('station.begun-over')}{share !== null && `, ${say.share(share)}`}</li>
        })}
      </ul>
    </Notice>
  )
}
