import { useLocation } from 'react-router'
import { useSay } from '#web/ui/use-say.ts'
import { groups, type waysOf } from './ways.ts'

type Ways = ReturnType<typeof waysOf>

/** Where one can go on the workbench: what is looked at each day first, then the stages of the work, each opening to its pages. It needs no script. */
export function WayList({ ways }: { readonly ways: Ways }) {
  const say = useSay()
  const { pathname } = useLocation()
  const home = `/${say.language}/station`
  const link = ({ to, words }: Ways[number]) => <li key={to}><a href={home + to} aria-current={pathname === home + to ? 'page' : undefined}>{say.any(words)}</a></li>
  const within = (to: string) => pathname === home + to || pathname.startsWith(`${home}${to}/`)
  return (
    <nav aria-label={say('station.workbench')}>
      <ul>
        {ways.filter(({ group }) => group === null).map(link)}
      </ul>
      <ul>
        {groups.map((group) => [group, ways.filter((way) => way.group === group)] as const).filter(([, all]) => all.length > 0).map(([group, all]) => (
          <li key={group}>
            <details name="ways" className={all.some(({ to }) => within(to)) ? 'here' : undefined}>
              <summary>{say(`station.ways-${group}`)}</summary>
              <ul>{all.map(link)}</ul>
            </details>
          </li>
        ))}
      </ul>
    </nav>
  )
}
