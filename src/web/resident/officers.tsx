import type { ShownPost } from '#domains/people/words.ts'
import { named } from '#domains/territory/words.ts'
import { SummaryList, type SummaryRow } from '#web/ui/summary-list.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Zone = { readonly posts: readonly ShownPost[]; readonly officers: number; readonly population: number | null; readonly perOfficer: number | null; readonly band: 'below' | 'within' | 'above' | 'unknown' }

/** Who answers for the zone, where and when they are found, and how many people each has to know. */
export function Officers({ zone }: { readonly zone: Zone }) {
  const say = useSay()
  const posts = zone.posts.filter(({ role }) => role === 'zone-officer')
  return (
    <section>
      <h2>{posts.length > 1 ? say('web.your-officers') : say('web.your-officer')}</h2>
      {posts.length === 0 && <p>{say('web.no-officer-yet')}</p>}
      {posts.map((post) => <Officer key={post.post} post={post} />)}
      <p>{perOfficer()}</p>
    </section>
  )

  function perOfficer(): string {
    if (zone.population === null) return say('web.population-unknown')
    if (zone.perOfficer === null || zone.band === 'unknown') return say('web.population', { n: say.number(zone.population) })
    return say(`web.per-officer-${zone.band}`, { n: say.number(Math.round(zone.perOfficer)) })
  }
}

function Officer({ post }: { readonly post: ShownPost }) {
  const say = useSay()
  const role = post.title ? named(post.title, say.language) : say.any(`web.role.${post.role}`)
  const holder = post.since === null
    ? post.vacantSince === null ? say('web.nobody') : say('web.nobody-since', { day: say.day(post.vacantSince) })
    : say('web.officer-since', { name: post.name ?? role, day: say.day(post.since) })
  const rows: SummaryRow[] = [{ key: 'holder', term: role, says: <><strong>{holder}</strong><br /><span className="quiet">{say('web.changes', { n: post.changesInTwoYears })}</span></> }]
  if (post.office) rows.push({ key: 'office', term: say('web.office'), says: named(post.office, say.language) })
  if (post.hours) rows.push({ key: 'hours', term: say('web.hours'), says: named(post.hours, say.language) })
  if (Object.keys(post.channels).length > 0) rows.push({ key: 'channels', term: say('web.reach'), says: <Reach channels={post.channels} /> })
  return <SummaryList rows={rows} />
}

function Reach({ channels: { phone, email, web, note } }: { readonly channels: ShownPost['channels'] }) {
  const say = useSay()
  return (
    <>
      {phone && <p><a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{say('web.phone', { phone })}</a></p>}
      {email && <p><a href={`mailto:${email}`}>{email}</a></p>}
      {web && /^https?:/.test(web) && <p><a href={web}>{web}</a></p>}
      {note && <p>{named(note, say.language)}</p>}
    </>
  )
}
