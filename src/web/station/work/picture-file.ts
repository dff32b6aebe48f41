import { picture } from '#domains/work/index.ts'
import { ask } from '#web/http/ctx.ts'
import type { Route } from './+types/picture-file'

/** A picture of the work for those whose posts open it, shown to everybody or not. */
export async function loader(arrival: Route.LoaderArgs) {
  const { mediaType, bytes } = await ask(arrival, picture, { picture: arrival.params.picture })
  return new Response(new Uint8Array(Buffer.from(bytes, 'base64')), { headers: { 'content-type': mediaType, 'cache-control': 'private, no-store' } })
}
