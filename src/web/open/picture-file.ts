import { publishedPicture } from '#domains/work/index.ts'
import type { Outside } from '#frame/ctx.ts'

/** A picture that the station shows: the same for ever under its address, and not among the stored pages, for a browser keeps it itself. A week, so that one that is shown no longer is soon forgotten. */
export async function pictureFile(outside: Outside, picture: string): Promise<Response> {
  const { mediaType, bytes } = await publishedPicture(outside, { picture })
  return new Response(new Uint8Array(Buffer.from(bytes, 'base64')), {
    headers: { 'content-type': mediaType, 'x-content-type-options': 'nosniff', 'cache-control': 'max-age=604800, immutable', 'cross-origin-resource-policy': 'cross-origin', 'content-disposition': 'inline' },
  })
}
