import { people } from './people.ts'
import { survey } from './survey.ts'
import { territory } from './territory.ts'

export const policies = { ...territory, ...people, ...survey }

/** The name of everything anyone can do or ask. */
export type Permission = keyof typeof policies

/** What the policy of that name looks at. */
export type SubjectOf<P extends Permission> = Parameters<(typeof policies)[P]> extends [unknown, infer S] ? S : unknown
