/** Where a thing lies, as far as it is known. */
export type Lies = { readonly zone?: string | undefined; readonly commissariat?: string | undefined }
type Post = { readonly role: string; readonly area: string; readonly commissariat: string | null }

/** Has somebody to do with what lies there, by a post they held that day? Whoever answers for a zone has to do with it alone, others with their commissariat, and those above with all of it. */
export function linkedBy(posts: readonly Post[], { zone, commissariat }: Lies): boolean {
  if (zone === undefined && commissariat === undefined) return true
  return posts.some((post) => post.commissariat === null || (zone !== undefined && post.area === zone) || (post.area === post.commissariat && post.commissariat === commissariat) || (zone === undefined && post.commissariat === commissariat))
}
