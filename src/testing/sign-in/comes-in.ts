import { inviteToSignIn } from '#domains/people/index.ts'
import type { Outside } from '#frame/ctx.ts'
import { ok, visitor, type Site } from '../visitor.ts'

/** Somebody who has come in by a link of their own, in a browser of their own, in a town where links suffice. */
export async function comesIn(site: Site, asking: Outside, { directorate, person }: { readonly directorate: string; readonly person: string }): Promise<ReturnType<typeof visitor>> {
  const browser = visitor(site)
  ok(await browser.send('/en/sign-in', { link: (await inviteToSignIn(asking, { directorate, person })).token }))
  return browser
}
