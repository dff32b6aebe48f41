import type { Role } from '#access/actor.ts'

export type Level = 'country' | 'directorate' | 'commissariat' | 'zone' | 'village' | 'organisation'

/**
 * Over what each role can be held: answering for a zone is for one zone, commanding for one commissariat, those above belong to the whole directorate or, at
 * headquarters, to the country; who helps where they live may do so in one village;
 * a partner speaks for one organisation, and who looks after the house or after residents' rights does so for all of it.
 */
const levels: Record<Role, readonly Level[]> = {
  admin: ['directorate'],
  hq: ['country', 'directorate'],
  regional: ['directorate'],
  commander: ['commissariat'],
  analyst: ['directorate', 'commissariat'],
  'survey-owner': ['directorate', 'commissariat'],
  interviewer: ['commissariat'],
  inspector: ['commissariat', 'zone'],
  'zone-officer': ['zone'],
  partner: ['organisation'],
  'protected-officer': ['directorate', 'commissariat'],
  auditor: ['directorate'],
  'data-protection': ['directorate'],
  'ngo-monitor': ['directorate', 'commissariat'],
  'council-member': ['directorate', 'commissariat', 'zone'],
  'council-chair': ['directorate', 'commissariat', 'zone'],
  'grant-committee': ['directorate', 'commissariat'],
  'watch-coordinator': ['zone', 'village'],
  'volunteer-candidate': ['commissariat', 'zone', 'village'],
  volunteer: ['commissariat', 'zone', 'village'],
  resident: ['directorate', 'commissariat', 'zone', 'village'],
  integration: ['directorate', 'commissariat'],
}

/** Can a post of this role be opened over an area of this level? */
export const roleFits = (role: Role, level: Level): boolean => levels[role].includes(level)
