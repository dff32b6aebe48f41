import { attachPlan, begin } from '#domains/cycles/index.ts'
import { dropKeyings } from '#domains/fieldwork/index.ts'
import { tellNames } from '#domains/plans/index.ts'
import { eraseDecided, eraseForgotten, followLifting, followMeasure } from '#domains/privacy/index.ts'
import { goOnAsking } from '#domains/survey/index.ts'
import { warnOfOpening } from '#domains/record/index.ts'
import { followPlan } from '#domains/work/index.ts'
import type { Reaction, Reactions } from '#frame/afterwards.ts'

/** Whoever takes part in a plan sees what was done, and what is told of the work is told anew. */
const planFollowed: Reaction = async (outside, { directorate, plan }) => void (await followPlan(outside, { directorate, plan }))
/** Whoever is asked in one action of a plan takes part in all of it. */
const actionFollowed: Reaction = async (outside, { directorate, plan, action }) => void (await followPlan(outside, { directorate, ...(plan ? { plan } : { action }) }))
/** A published plan calls organisations and offices by the names they have. */
const renamed: Reaction = async (outside, { directorate, organisation, post }) => void (await tellNames(outside, { directorate, organisation, post }))

/** When this was recorded, do that. Each consequence runs after the deed is committed and may run again. */
export const reactions: Reactions = {
  // Asking residents begins a turn of the six stages, or is the second asking of one.
  'survey.open-wave': [async (outside, { directorate, wave }) => void (await begin(outside, { directorate, wave }))],
  // Whoever judges a broken glass is told at once, also outside the house.
  'people.break-glass': [async (outside, { directorate, opening }) => void (await warnOfOpening(outside, { directorate, opening }))],
  'partners.describe-organisation': [renamed],
  'people.describe-post': [renamed],
  'plans.draft-plan': [planFollowed],
  'plans.ask-partners': [planFollowed],
  'plans.publish-plan': [async (outside, { directorate, plan }) => void (await attachPlan(outside, { directorate, plan })), planFollowed],
  'plans.plan-action': [actionFollowed],
  'plans.ask-task': [actionFollowed],
  'plans.drop-action': [actionFollowed],
  // Whoever asked to be erased, and was answered yes, is gone at once.
  'privacy.decide': [eraseDecided],
  // What was granted and carried out outlives the restoring of an older backup, and whoever had received it is noted for telling.
  'privacy.correct': [followMeasure],
  'privacy.rebut': [followMeasure],
  'privacy.restrict': [followMeasure],
  'privacy.stop-use': [followMeasure],
  'privacy.lift-restriction': [followLifting],
  'residents.forget': [eraseForgotten],
  // What was keyed in and never agreed on is personal, and of no more use.
  'survey.close-wave': [
    async (outside, { directorate, wave }) => void (await dropKeyings(outside, { directorate, wave })),
    async (outside, { directorate, wave }) => void (await goOnAsking(outside, { directorate, wave })),
  ],
}
