import { named, type Names } from '#domains/territory/words.ts'
import { useSay } from '#web/ui/use-say.ts'

/** A way to each provider: links, because a form may lead to no other site. */
export function ProviderWays({ providers, errandFor, to }: { readonly providers: readonly { readonly provider: string; readonly names: Names }[]; readonly errandFor?: 'prove' | 'bind'; readonly to?: string }) {
  const say = useSay()
  const query = new URLSearchParams({ ...(errandFor && { for: errandFor }), ...(to !== undefined && { to }) }).toString()
  return providers.map(({ provider, names }) => <p key={provider}><a className="button quiet" href={`/${say.language}/sign-in/with/${provider}${query && `?${query}`}`}>{say('station.door-with-provider', { name: named(names, say.language) })}</a></p>)
}
