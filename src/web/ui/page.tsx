import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { ownNames, spoken } from '#web/say.ts'
import { Mark } from './mark.tsx'
import { useSay } from './use-say.ts'

type Props = { readonly path: string; readonly person: string | null; /** Somebody of an organisation that works with the police, and not of the police. */ readonly partner: boolean; readonly wide: boolean; readonly exit: boolean; readonly children: ReactNode }

/** What every page has around it: the way past it, the name, where else one can go, the languages, the foot. */
export function Page({ path, person, partner, wide, exit, children }: Props) {
  const say = useSay()
  const at = (place: string) => `/${say.language}/${place}`
  const link = (place: string, words: string) => <a href={at(place)} aria-current={path === at(place) ? 'page' : undefined}>{words}</a>
  return (
    <div className={wide ? 'page wide' : 'page'}>
      <a className="skip" href="#main">{say('web.skip')}</a>
      <header className="head">
        <a className="name" href={`/${say.language}`}><Mark /><span>Vatra</span></a>
        <nav aria-label={say('web.main-menu')}>
          {person !== null && (partner ? link('partner', say('partner.home')) : link('station', say('web.station')))}
          {link('zones', say('web.zones'))}
          {link('map', say('web.map'))}
          {link('answer', say('web.answer'))}
        </nav>
        <Languages path={path} />
      </header>
      <main id="main" tabIndex={-1}>{children}</main>
      <footer className="foot">
        <nav aria-label={say('web.about-menu')}>
          {link('method', say('web.method-link'))}
          {link('examples', say('web.examples-link'))}
          {link('mine', say('web.mine'))}
          {link('privacy', say('web.privacy'))}
          {link('accessibility', say('web.accessibility'))}
          <a href="/open/zones.geojson">{say('web.open-data')}</a>
        </nav>
        <p>{say('web.foot')}</p>
        {person !== null && <p>{say('web.signed-in-as', { name: person })}</p>}
      </footer>
      {exit && <nav className="exit" aria-label={say('web.exit')}><a href={at('answer/leave')} rel="noreferrer">{say('web.exit')}</a></nav>}
    </div>
  )
}

/** The same page in another language. */
function Languages({ path }: { readonly path: string }) {
  const say = useSay()
  const { search } = useLocation()
  const rest = path.split('/').slice(2)
  return (
    <nav className="languages" aria-label={say('web.languages')}>
      <details>
        <summary>{ownNames[say.language]}</summary>
        <ul>
          {spoken.map((language) => (
            <li key={language}><a href={`/${[language, ...rest].join('/')}${search}`} hrefLang={language} lang={language} aria-current={language === say.language ? 'true' : undefined}>{ownNames[language]}</a></li>
          ))}
        </ul>
      </details>
    </nav>
  )
}
