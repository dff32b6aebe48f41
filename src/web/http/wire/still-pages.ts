import { UNSAFE_SingleFetchRedirectSymbol as goesElsewhere, type ServerBuild } from 'react-router'

type Route = NonNullable<ServerBuild['routes'][string]>
type Asked = (...asked: never[]) => unknown

/**
 * A built site whose still pages are drawn from what nobody writes down. The framework spells all that a page was made of, for a script to go on from, also where
 * none runs, and that takes as long as drawing it. What bears this mark of the framework's own, which says that a script is to go elsewhere, it does not spell.
 */
export function stillPages(build: ServerBuild): ServerBuild {
  const above = new Set(Object.values(build.routes).map((route) => route?.parentId))
  return { ...build, routes: Object.fromEntries(Object.entries(build.routes).map(([id, route]) => [id, !route || above.has(id) || isAlive(route) ? route : still(route)])) }
}

const isAlive = ({ module }: Route): boolean => (module.handle as { readonly alive?: true } | undefined)?.alive === true

function still(route: Route): Route {
  const { loader, action } = route.module
  return { ...route, module: { ...route.module, ...(loader && { loader: unspelt(loader as Asked) }), ...(action && { action: unspelt(action as Asked) }) } as Route['module'] }
}

const unspelt = (asked: Asked): Asked => async (...about) => {
  const told = await asked(...about) as { readonly type?: unknown; readonly data?: unknown } | null | undefined
  // With a status or headers it comes in a wrapping.
  mark(told?.type === 'DataWithResponseInit' ? told.data : told)
  return told
}

function mark(told: unknown): void {
  if (typeof told === 'object' && told !== null && Object.getPrototypeOf(told) === Object.prototype && Object.isExtensible(told)) Object.defineProperty(told, goesElsewhere, { value: undefined })
}
