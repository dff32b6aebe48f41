import { use, type ReactNode } from 'react'
import { data, isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useLocation, useMatches, useRouteError, useRouteLoaderData } from 'react-router'
import { hasWorkbench, isPartner } from '#access/actor.ts'
import { visitorOf } from '#web/http/ctx.ts'
import type { Refused } from '#web/http/refused.ts'
import { speak, spoken } from './say.ts'
import { Nonce } from './ui/nonce.ts'
import { Page } from './ui/page.tsx'
import type { Route } from './+types/root'
import './look/look.css'

/** What a page says of itself: alive = needs JavaScript (with a reason beside it), wide = a workbench, exit = can be left in a hurry. */
export type Handle = { readonly alive?: true; readonly wide?: true; readonly exit?: true }

export async function loader({ request, context, params }: Route.LoaderArgs) {
  if (params.lang !== undefined && !spoken.some((language) => language === params.lang)) throw data({ code: 'web.no-such-page' }, { status: 404 })
  const { name, actor } = await visitorOf({ request, context })
  return { person: name, partner: isPartner(actor) && !hasWorkbench(actor) }
}

/** The mark, small enough to travel with the page. */
const icon = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32' fill='%239c3d1a'%3E%3Cpath d='M17 2c1 4.5-1.2 6.8-3.6 9.5C11.2 14 9 16.6 9 20c0 1.5.4 2.9 1.1 4h11.8c.7-1.1 1.1-2.5 1.1-4 0-2.8-1.1-5-2.5-6.9-.3 2-1.1 3.4-2.5 4.2C18.8 12 19.3 6.5 17 2zM4 26h24v3H4z'/%3E%3C/svg%3E"

export function Layout({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation()
  const { language } = speak(pathname.split('/')[1])
  const handles = useMatches().map(({ handle }) => handle as Handle | undefined)
  const alive = handles.some((handle) => handle?.alive)
  const nonce = use(Nonce)
  const root = useRouteLoaderData<typeof loader>('root')
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* Off this site nothing is told; on it, a form says where it comes from. */}
        <meta name="referrer" content="same-origin" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={icon} />
        <Meta />
        <Links />
      </head>
      <body>
        <Page path={pathname} person={root?.person ?? null} partner={root?.partner ?? false} wide={handles.some((handle) => handle?.wide) ?? false} exit={handles.some((handle) => handle?.exit) ?? false}>{children}</Page>
        {alive && <><ScrollRestoration nonce={nonce} /><Scripts nonce={nonce} /></>}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

/** A no, or our fault, in the reader's language; and what to do next. */
export function ErrorBoundary() {
  const wrong = useRouteError()
  const say = speak(useLocation().pathname.split('/')[1])
  const refused = isRouteErrorResponse(wrong) ? ((wrong.data ?? {}) as Partial<Refused>) : null
  const status = isRouteErrorResponse(wrong) ? wrong.status : 500
  const code = refused?.code ?? (status === 404 ? 'web.no-such-page' : 'web.our-fault')
  return (
    <>
      <title>{`${say('web.sorry')} – Vatra`}</title>
      <h1>{status === 404 ? say('web.not-here') : say('web.sorry')}</h1>
      <p className="lead">{say.any(code, refused?.values ?? {})}</p>
      <p>{say('web.what-now')} <a href={`/${say.language}`}>{say('web.to-the-start')}</a></p>
    </>
  )
}
