import type { Instrument } from '../../words.ts'
import { keyPersons } from './key-persons.ts'
import { lsesCore } from './lses-core/lses-core.ts'
import { policeContact } from './police-contact.ts'
import { lsesPlus } from './taking-part.ts'

/** The questionnaires that ship, by their code. */
export const builtIn = { 'lses-core': lsesCore, 'lses-plus': lsesPlus, 'police-contact': policeContact, 'key-persons': keyPersons } as const satisfies Readonly<Record<string, Instrument>>
