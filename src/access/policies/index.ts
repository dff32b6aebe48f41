import { cycles } from './cycles.ts'
import { fieldwork } from './fieldwork.ts'
import { incidents } from './incidents.ts'
import { partners } from './partners.ts'
import { people } from './people.ts'
import { plans } from './plans.ts'
import { programme } from './programme.ts'
import { problems } from './problems.ts'
import { survey } from './survey.ts'
import { territory } from './territory.ts'
import { work } from './work.ts'

export const policies = { ...territory, ...partners, ...people, ...survey, ...fieldwork, ...incidents, ...programme, ...problems, ...plans, ...work, ...cycles }

/** The name of everything anyone can do or ask. */
export type Permission = keyof typeof policies

/** What the policy of that name looks at. */
export type SubjectOf<P extends Permission> = Parameters<(typeof policies)[P]> extends [unknown, infer S] ? S : unknown
