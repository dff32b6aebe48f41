import * as cycles from '#domains/cycles/index.ts'
import * as fieldwork from '#domains/fieldwork/index.ts'
import * as incidents from '#domains/incidents/index.ts'
import * as mail from '#domains/mail/index.ts'
import * as partners from '#domains/partners/index.ts'
import * as people from '#domains/people/index.ts'
import * as plans from '#domains/plans/index.ts'
import * as programme from '#domains/programme/index.ts'
import * as privacy from '#domains/privacy/index.ts'
import * as problems from '#domains/problems/index.ts'
import * as record from '#domains/record/index.ts'
import * as residents from '#domains/residents/index.ts'
import * as survey from '#domains/survey/index.ts'
import * as territory from '#domains/territory/index.ts'
import * as vigilance from '#domains/vigilance/index.ts'
import * as work from '#domains/work/index.ts'
import type { Permission } from '#access/policies/index.ts'
import type { Recording } from '#access/recording.ts'
import type { Caller, Find } from '#frame/ctx.ts'
import type { Rate } from '#frame/lock/rates.ts'
import type { z } from 'zod'

/** Anything that can be done or asked, by the name it has everywhere. */
export type Deed = ((caller: Caller, raw: unknown) => Promise<unknown>) & { readonly deed: Permission; readonly kind: 'command' | 'query'; readonly input: z.ZodType; readonly answer: z.ZodType; readonly find: Find; readonly record?: Recording | undefined; readonly rate?: Rate | undefined }

const faces: readonly object[] = [territory, mail, partners, people, residents, survey, fieldwork, incidents, programme, problems, plans, work, cycles, record, vigilance, privacy]

/** All that can be done and asked in this system, in the order of the domains' faces. The command line, the API and its description read this list. */
export const deeds: readonly Deed[] = faces.flatMap((face) => Object.values(face).filter((it): it is Deed => typeof it === 'function' && 'deed' in it))
