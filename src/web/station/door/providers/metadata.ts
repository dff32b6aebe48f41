import { providerMetadata } from '#domains/people/index.ts'
import { ask } from '#web/http/ctx.ts'
import type { Route } from './+types/metadata'

/** What we are to a provider of SAML, for its list. */
export async function loader(arrival: Route.LoaderArgs) {
  const { xml } = await ask(arrival, providerMetadata, { provider: arrival.params.provider })
  return new Response(xml, { headers: { 'content-type': 'application/samlmetadata+xml; charset=utf-8', 'content-disposition': 'inline; filename="vatra-metadata.xml"' } })
}
