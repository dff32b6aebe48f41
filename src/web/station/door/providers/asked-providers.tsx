import type { providers } from '#domains/people/index.ts'
import { refusalReasons } from '#domains/people/words.ts'
import { named } from '#domains/territory/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Told = Awaited<ReturnType<typeof providers>>
type Described = Pick<Told['waiting'][number], 'kind' | 'names' | 'open' | 'site' | 'issuer' | 'client' | 'address' | 'fingerprints' | 'claims' | 'least' | 'asksEveryTime' | 'logoutAddress' | 'assertions'>
type Props = Pick<Told, 'waiting' | 'providers'> & { /** May the visitor say anything to it? */ readonly answers: boolean; readonly typed: Readonly<Record<string, string | undefined>> }

/** What is asked of providers and waits for a second person: all that it would be, beside what it is, so that whoever agrees compares it with what the provider itself told them. */
export function AskedProviders({ waiting, providers: known, answers, typed }: Props) {
  const say = useSay()
  if (waiting.length === 0) return null
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{say('station.trusted-waiting')}</h2>
      <p>{say('station.door-two-lead')}</p>
      {waiting.map((one) => {
        const { request, names, askedBy, askedAt, mine, own } = one, name = named(names, say.language), now = known.find(({ provider }) => provider === one.provider)
        const [then, before] = [saidOf(say, one), now ? new Map(saidOf(say, now)) : null]
        return (
          <article key={request} aria-labelledby={`asked-${request}`}>
            <h3 id={`asked-${request}`}>{name}</h3>
            <p>{`${say('station.trusted-asked-by')}: ${askedBy ?? say('station.door-at-the-console')}, ${say.day(askedAt.slice(0, 10))}`}</p>
            <Table caption={name} unseenCaption columns={[{ title: say('station.door-what-it-is') }, { title: say('station.door-as-asked') }, { title: say('station.door-as-it-is') }]}
              rows={then.map(([what, says]) => ({ key: what, cells: [what, before && before.get(what) !== says ? <strong key="new" className="breaks">{says}</strong> : <span key="same" className="breaks">{says}</span>, <span key="now" className="breaks">{before?.get(what) ?? '–'}</span>] }))} />
            {answers ? (
              <form method="post">
                {mine ? <p><Button name="agree" value={request}>{say('station.trusted-agree', { name })}</Button></p> : <p>{say('station.trusted-another')}</p>}
                {own ? <input type="hidden" name={`reason-${request}`} value="taken-back" />
                  : <Select name={`reason-${request}`} label={say('station.trusted-reason')} none={say('station.choose')} chosen={typed[`reason-${request}`]} options={refusalReasons.filter((reason) => reason !== 'taken-back').map((reason) => [reason, say(`people.provider-refused-${reason}`)] as const)} />}
                <Button quiet name="drop" value={request}>{say(own ? 'station.trusted-take-back' : 'station.trusted-refuse', { name })}</Button>
              </form>
            ) : <p>{say('station.trusted-another')}</p>}
          </article>
        )
      })}
    </section>
  )
}

/** A description in words, thing by thing; what it has nothing to say to is left out. */
function saidOf(say: ReturnType<typeof useSay>, { kind, names, open, site, issuer, client, address, fingerprints, claims, least, asksEveryTime, logoutAddress, assertions }: Described): (readonly [string, string])[] {
  const yes = (it: boolean) => say(it ? 'station.door-yes' : 'station.door-no')
  const all: readonly (readonly [string, string | null])[] = [
    [say('station.name'), Object.values(names).join(' / ')], [say('station.door-speaks'), say(`station.door-kind-${kind}`)], [say(`station.door-issuer-${kind}`), issuer], [say('station.door-address'), address], [say('station.door-logout-address'), logoutAddress],
    [say('station.door-certificates'), fingerprints.join(' ') || null], [say(`station.door-client-${kind}`), client], [say('station.door-site'), site], [say('station.door-claim-identifier'), claims.identifier], [say('station.door-claim-given'), claims.given], [say('station.door-claim-family'), claims.family],
    [say('station.door-least'), say(`station.door-level-${least}`)], [say('station.door-every'), yes(asksEveryTime)], [say('station.door-assertions'), kind === 'saml' ? say(`station.door-assertions-${assertions}`) : null], [say('station.door-open-asked'), yes(open)],
  ]
  return all.filter((one): one is readonly [string, string] => one[1] !== null)
}
