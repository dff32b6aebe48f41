import type { ReactNode } from 'react'
import { useSay } from '#web/ui/use-say.ts'
import { leadsOn, type Opens } from './opens.ts'

type Props = { /** An address under the station's. */ readonly to: string; /** None where nobody can say. */ readonly opens: Opens | null; readonly children: ReactNode }

/** A link for whoever may open the page; the same words for whoever would be refused there. */
export function Leads({ to, opens, children }: Props) {
  const say = useSay()
  return opens && leadsOn(to, opens) ? <a href={`/${say.language}/station${to}`}>{children}</a> : <>{children}</>
}
