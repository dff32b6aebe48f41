import type { Role } from '#access/actor.ts'

export type Level = 'directorate' | 'commissariat' | 'zone' | 'organisation'

/** Over what each role can be held: answering for a zone is for one zone, commanding for one commissariat, those above belong to the whole directorate, and a partner speaks for one organisation. */
const levels: Record<Role, readonly Level[]> = {
  admin: ['directorate'],
  hq: ['directorate'],
  regional: ['directorate'],
  commander: ['commissariat'],
  analyst: ['directorate', 'commissariat'],
  'survey-owner': ['directorate', 'commissariat'],
  interviewer: ['commissariat'],
  inspector: ['commissariat', 'zone'],
  'zone-officer': ['zone'],
  partner: ['organisation'],
}

/** Can a post of this role be opened over an area of this level? */
export const roleFits = (role: Role, level: Level): boolean => levels[role].includes(level)
