import type { ServerBuild } from 'react-router'
import { pathsOf } from '#web/http/app.ts'

const build = await import(new URL('../../../build/server/index.js', import.meta.url).href) as ServerBuild

/** Every address of the built site, its parameters still in it. */
export const paths: readonly string[] = [...pathsOf(build)]

/** Those that something can be sent to, because their page acts on it. */
export const acting: readonly string[] = [...new Set(Object.values(build.routes).flatMap((route) => (route && 'action' in route.module ? [pathOfRoute(route.id)] : [])))]

function pathOfRoute(id: string): string {
  const route = build.routes[id]!
  return [route.parentId ? pathOfRoute(route.parentId) : '', route.path ?? ''].filter(Boolean).join('/')
}

/** An address with its parameters filled in. */
export const filled = (path: string, sample: Readonly<Record<string, string>>): string => `/${path.replace(/:(\w+)/g, (_, name: string) => sample[name] ?? '00000000-0000-7000-8000-000000000000')}`
