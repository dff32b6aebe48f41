import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { fewAtOnce } from '#platform/sign-on/few-at-once.ts'
import { noAnswerIn } from '#platform/sign-on/fetched-outside.ts'
import { openIdClaims } from '#platform/sign-on/open-id.ts'
import { claimed } from '../rules/claimed.ts'
import { atLeast, levelNamed, levelOf, type Level } from '../rules/level-of.ts'
import type { ErrandFor } from '../words.ts'
import type { Stay } from './stay.ts'
import { openedAsserted } from './asserted.ts'
import { openedErrand, type Errand } from './errand.ts'
import { backTo, identifierHashes, providerOf, type Provider } from './provider.ts'

/** What a browser brings back: its own errand, and beside it the answer in the address (OpenID Connect) or what was looked at of a posted one (SAML). */
export type Brought = { readonly errand: string; readonly query?: string | undefined; readonly asserted?: string | undefined }
/** Who somebody is to a provider, how sure it is, and since when; `at` is null when it does not say. */
export type Known = { readonly errand: Errand; readonly provider: Provider; /** The newest last. */ readonly hashes: readonly string[]; readonly family: string | null; readonly level: Level; readonly at: Date | null; /** The stay there that this session will belong to. */ readonly stay: Stay }

/** Another's server is asked while our transaction is open: at most two of our eight connections wait for it. */
const fewAsk = fewAtOnce(2)

/** Looks at what came back: it must be this browser's errand, from this provider, unspent, young, and as sure as the directorate wants it. */
export async function cameBack(ctx: Ctx, errandFor: ErrandFor, brought: Brought): Promise<Known> {
  const errand = openedErrand(errandFor, brought.errand, ctx.now)
  const provider = await providerOf(ctx, errand.provider)
  const { said, level, at, stay } = provider.kind === 'openid' ? await answered(ctx, provider, errand, brought.query ?? '') : posted(provider, errand, brought.asserted ?? '')
  const identifier = claimed(said, provider.claims.identifier)
  if (identifier === null) throw new Refusal('not-allowed', 'people.provider-names-nobody')
  if (!atLeast(level, provider.least)) throw new Refusal('not-allowed', 'people.provider-not-sure')
  const proved = at === null ? null : new Date(Math.min(at.getTime(), ctx.now.getTime()))
  return { errand, provider, hashes: identifierHashes(provider.id, identifier), family: claimed(said, provider.claims.family), level, at: proved, stay }
}

type Said = { readonly said: Readonly<Record<string, unknown>>; readonly level: Level; readonly at: Date | null; readonly stay: Stay }

async function answered(ctx: Ctx, { id, openId, asksEveryTime, site }: Extract<Provider, { kind: 'openid' }>, errand: Errand, query: string): Promise<Said> {
  if (new URLSearchParams(query).has('error')) throw new Refusal('not-allowed', 'people.provider-broken-off')
  const came = new URL(`${backTo(site, errand.language)}?${query}`)
  const heard = await fewAsk(() => openIdClaims(openId, errand, came, ctx.now).catch((wrong: unknown) => {
    throw noAnswerIn(wrong) === null ? new Refusal('not-allowed', 'people.provider-not-believed') : new Refusal('conflict', 'people.provider-silent')
  }))
  if (heard === null) throw new Refusal('conflict', 'people.door-is-busy')
  const { claims, token } = heard
  const at = typeof claims.auth_time === 'number' ? claims.auth_time : asksEveryTime && typeof claims.iat === 'number' ? claims.iat : null
  return { said: claims, level: levelOf(claims), at: at === null ? null : new Date(at * 1000), stay: { provider: id, subject: textOr(claims.sub) ?? '', session: textOr(claims.sid), words: token } }
}

function posted({ id }: Provider, { request }: Errand, kept: string): Said {
  const asserted = openedAsserted(request, kept)
  if (!asserted || asserted.provider !== id) throw new Refusal('too-late', 'people.errand-over')
  return { said: asserted.said, level: levelNamed(asserted.level), at: asserted.at === null ? null : new Date(asserted.at), stay: { provider: id, subject: asserted.name, session: asserted.session, words: asserted.format ?? '' } }
}

const textOr = (it: unknown): string | null => (typeof it === 'string' && it !== '' ? it : null)
