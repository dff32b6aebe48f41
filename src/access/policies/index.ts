import { cycles } from './cycles.ts'
import { fieldwork } from './fieldwork.ts'
import { incidents } from './incidents.ts'
import { mail } from './mail.ts'
import { partners } from './partners.ts'
import { people } from './people.ts'
import { plans } from './plans.ts'
import { programme } from './programme.ts'
import { privacy } from './privacy.ts'
import { problems } from './problems.ts'
import { record } from './record.ts'
import { residents } from './residents.ts'
import { survey } from './survey.ts'
import { territory } from './territory.ts'
import { vigilance } from './vigilance.ts'
import { work } from './work.ts'

export const policies = { ...territory, ...mail, ...partners, ...people, ...residents, ...survey, ...fieldwork, ...incidents, ...programme, ...problems, ...plans, ...work, ...cycles, ...record, ...vigilance, ...privacy }

/** The name of everything anyone can do or ask. */
export type Permission = keyof typeof policies

/** What the policy of that name looks at. */
export type SubjectOf<P extends Permission> = Parameters<(typeof policies)[P]> extends [unknown, infer S] ? S : unknown
