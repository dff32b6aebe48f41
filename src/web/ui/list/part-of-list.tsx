import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import type { ListPart } from '#domains/territory/words.ts'
import { Button } from '../button.tsx'
import { TextField } from '../form/text-field.tsx'
import { useSay } from '../use-say.ts'

type Props = { readonly part: ListPart; /** Where on the page the list begins: whoever turns over comes back to it. */ readonly id: string; readonly children: ReactNode }

/** A long list of which one page is shown: found by name, with how many there are and the way to the others. What else the address says is kept. A short list is shown as it is. */
export function PartOfList({ part: { find, page, pages, from, to, found, of }, id, children }: Props) {
  const say = useSay(), rest = [...new URLSearchParams(useLocation().search)].filter(([name]) => name !== 'find' && name !== 'page')
  if (found === of && pages === 1) return <div id={id}>{children}</div>
  const at = (wanted: Readonly<Record<string, string>>) => `?${new URLSearchParams([...rest, ...Object.entries(wanted).filter(([, value]) => value !== '')])}#${id}`
  return (
    <div id={id}>
      <form method="get" action={`#${id}`} className="search" role="search">
        {rest.map(([name, value], place) => <input key={place} type="hidden" name={name} value={value} />)}
        <TextField name="find" type="search" label={say('web.list-find')} value={find} autoComplete="off" />
        <Button quiet>{say('web.find')}</Button>
      </form>
      <p role="status">{found === 0 ? say('web.list-none') : say('web.list-shown', { from: say.number(from), to: say.number(to), of: say.number(found) })}{find !== '' && <> <a href={at({})}>{say('web.list-whole')}</a></>}</p>
      {children}
      {pages > 1 && (
        <nav className="buttons" aria-label={say('web.list-pages')}>
          {page > 1 && <a className="button quiet" rel="prev" href={at({ find, page: String(page - 1) })}>{say('web.list-before')}</a>}
          {page < pages && <a className="button quiet" rel="next" href={at({ find, page: String(page + 1) })}>{say('web.list-after')}</a>}
        </nav>
      )}
    </div>
  )
}
