import type { Typed } from '#web/http/ctx.ts'

const reached = ['phone', 'email', 'web'] as const

/** The form of an organisation as the deeds take it: empty fields are left out, an emptied offer is none. */
export function organisationIn(typed: Typed) {
  const said = (field: string) => String(typed[field] ?? '').trim()
  const channels = Object.fromEntries(reached.flatMap((way) => (said(`channels.${way}`) ? [[way, said(`channels.${way}`)]] : [])))
  return { name: said('name'), sector: said('sector'), offers: said('offers') || null, channels }
}

/** An organisation that is known, as its form shows it. */
export const asTyped = ({ name, sector, offers, channels }: { name: string; sector: string; offers: string | null; channels: Readonly<Record<string, unknown>> }): Record<string, string> => ({
  name, sector, offers: offers ?? '', ...Object.fromEntries(reached.map((way) => [`channels.${way}`, String(channels[way] ?? '')])),
})
