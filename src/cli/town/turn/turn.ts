import type { Advice } from '#domains/cycles/words.ts'
import type { Approach, Method, NeedKind, Who } from '#domains/plans/words.ts'
import type { Blocker, WorkState } from '#domains/work/words.ts'
import type { Found } from '../analysis.ts'
import type { Partner } from '../who/partners.ts'

/** What everybody may read, in both languages of the demonstration town. */
export type Words = { readonly en: string; readonly ro: string }

/** One line of an action's log, on a day of the turn. */
export type Line = { readonly day: number; readonly state: WorkState; readonly words: string; readonly told?: Words; readonly because?: string; readonly blocker?: Blocker }
/** What was learnt of the method. */
export type Card = { readonly setting: string; readonly dose: string; readonly worked: 'well' | 'partly' | 'not' | 'cannot-tell'; readonly cents?: number; readonly advice: Advice; readonly notes: string }
/** An action with what became of it; who answers for it is a partner or somebody of the police by name. Days are counted as the turn counts them. */
export type Planned = {
  readonly words: Words; readonly method: Method; readonly approach?: Approach; readonly owner: { readonly partner: Partner } | { readonly police: string }; readonly from: number; readonly due: number; readonly resources?: string
  readonly asked?: readonly { readonly partner: Partner; readonly words: string; readonly answer?: 'accepted' }[]
  readonly log?: readonly Line[]; readonly card?: Card
}
/** What a person made of a problem at the end of the turn. */
export type Judged = { readonly outcome: 'success' | 'partial' | 'failure'; readonly solved: boolean; readonly reasoning: string; readonly told: Words; readonly despite?: Words }
/** A problem from its analysis to the judgement. `less` is by how much the share who find it a problem should fall. */
export type Worked = Found & { readonly statement: Words; readonly aim: Words; readonly less: number; readonly parts: Readonly<Partial<Record<Who, Words>>>; readonly actions: readonly Planned[]; readonly judged?: Judged }

/** A turn of the six stages in a zone of the demonstration town, as data. */
export type Turn = {
  readonly problems: readonly Worked[]
  readonly summary: Words
  readonly partners: readonly { readonly partner: Partner; readonly state: 'agreed' | 'declined'; readonly because?: string; readonly rating?: readonly [rating: number, words: string, advice: Advice] }[]
  readonly needs: readonly { readonly kind: NeedKind; readonly words: string; readonly amount: number; readonly unit: string; readonly cents?: number; readonly met?: 'met' | 'partly' | 'not-met' }[]
  readonly reviews: readonly { readonly day: number; readonly held?: string }[]
  readonly account?: { readonly done: Words; readonly notDone: Words; readonly why: Words; readonly help: Words }
}
