import type { Actor } from '#access/actor.ts'
import { inviteToSignIn, leavePost, letIn } from '#domains/people/index.ts'
import type { Outside } from '#frame/ctx.ts'
import { daysAfter, monthsBefore } from '../days.ts'
import type { Partner } from './partners.ts'
import { admin, inOffice, inspectors, staff, zoneOfficers } from './people.ts'

type At = (moment: Date, actor?: Actor) => Outside
type Town = { readonly directorate: string; readonly commissariat: string; readonly zoneOf: (code: string) => string }
/** The ways in of those who show the town, by role, and everybody's post by name. */
export type Staffed = { readonly signIn: Readonly<Record<string, string>>; readonly posts: ReadonlyMap<string, string> }

const channels = { phone: '+371 6000 0000', email: 'zone@liepene.example' }
const office = { en: '4 Mill Street, ground floor, the door by the library', ro: 'Str. Morii 4, parter, ușa de lângă bibliotecă' }
const hours = { en: 'Monday and Thursday 16:00-19:00, Saturday 10:00-12:00', ro: 'Luni și joi 16:00-19:00, sâmbătă 10:00-12:00' }

/** Everybody of the demonstration town's police takes up their post; the officer of one zone has left again. */
export async function staffed(at: At, began: Date, today: Date, { directorate, commissariat, zoneOf }: Town): Promise<Staffed> {
  const day = daysAfter(began, 0)
  const posts = new Map<string, string>()
  const holds = async (name: string, role: string, area: string, from = day, shown: Record<string, unknown> = {}) => {
    const { person, post } = await letIn(at(began), { directorate, name, role, area, from, ...shown })
    posts.set(name, post)
    return { person, post }
  }
  const { person: adminId } = await holds(admin, 'admin', directorate)
  const signIn: Record<string, string> = { admin: (await inviteToSignIn(at(today), { directorate, person: adminId })).token }
  for (const [name, role] of staff) {
    const { person } = await holds(name, role, commissariat)
    signIn[role] = (await inviteToSignIn(at(today), { directorate, person })).token
  }
  for (const { zone, name, title, shows, sinceMonths } of zoneOfficers) {
    const from = daysAfter(monthsBefore(today, sinceMonths ?? 26), 0)
    const { post } = await holds(name, 'zone-officer', zoneOf(zone), from, { title, shows, channels, office, hours })
    if (sinceMonths === null) await leavePost(at(monthsBefore(today, 3)), { directorate, post, on: daysAfter(monthsBefore(today, 3), 0) })
  }
  for (const name of inspectors) await holds(name, 'inspector', commissariat)
  return { signIn, posts }
}

/** Whoever speaks for a partner gets a post of their own organisation, as long as it works with the police. */
export async function partnersLetIn(at: At, today: Date, { directorate, organisations }: { readonly directorate: string; readonly organisations: Readonly<Record<Partner, string>> }): Promise<void> {
  const from = monthsBefore(today, 17)
  for (const [partner, name] of Object.entries(inOffice)) await letIn(at(from), { directorate, name, role: 'partner', area: organisations[partner as Partner], from: daysAfter(from, 0) })
}
