import type { Actor } from '#access/actor.ts'

/** Who does things in the tests: people with names, in a directorate with two commissariats, and a municipality that works with one of them. */
export const place = {
  directorate: '0194d000-0000-7000-8000-000000000001',
  talsi: '0194d000-0000-7000-8000-0000000000c1',
  elsewhere: '0194d000-0000-7000-8000-0000000000c2',
  municipality: '0194d000-0000-7000-8000-0000000000f1',
} as const

const holds = (id: number, role: 'admin' | 'analyst' | 'commander' | 'zone-officer' | 'survey-owner' | 'interviewer' | 'partner', area: string, commissariat: string | null): Actor => ({
  kind: 'person', id: `0194d000-0000-7000-8000-00000000000${id}`, directorate: place.directorate, posts: [{ role, area, commissariat }], proved: true,
})

export const arta = holds(2, 'analyst', place.talsi, place.talsi)
export const besnik = holds(3, 'zone-officer', place.talsi, place.talsi)
export const celine = holds(4, 'commander', place.talsi, place.talsi)
export const doina = holds(5, 'admin', place.directorate, null)
export const edgars = holds(6, 'analyst', place.elsewhere, place.elsewhere)
export const frida = holds(7, 'interviewer', place.talsi, place.talsi)
/** Has the survey in custody: plans it as an analyst does, and alone reads what residents wrote. */
export const signe = holds(9, 'survey-owner', place.talsi, place.talsi)
export const petra = holds(8, 'partner', place.municipality, place.talsi)
