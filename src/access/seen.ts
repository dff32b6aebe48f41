import type { Permission } from './policies/index.ts'

/** By domain, the questions that show its things one by one: who may ask none of them about a thing does not know that it is there. */
export const showing: Readonly<Record<string, readonly Permission[]>> = {
  territory: ['territory.zone'],
  partners: ['partners.organisation'],
  people: ['people.posts-of-zones'],
  survey: ['survey.wave', 'survey.mappings', 'fieldwork.keying-queue'],
  fieldwork: ['survey.wave', 'fieldwork.keying-queue'],
  incidents: ['incidents.batches', 'incidents.profiles'],
  problems: ['problems.problem'],
  plans: ['plans.plan'],
  work: ['work.action', 'work.picture'],
  cycles: ['cycles.cycle'],
  vigilance: ['vigilance.list'],
  privacy: ['privacy.requests'],
}
