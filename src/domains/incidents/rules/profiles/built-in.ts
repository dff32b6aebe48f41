import type { Profile } from '../../words.ts'
import { columnsLacking } from '../reading/read-incidents.ts'
import { estonia } from './estonia.ts'
import { policeUk, policeUkShort } from './police-uk.ts'
import { stLouis, stLouisShort } from './st-louis.ts'

/** Profiles that come with Vatra, by the names they have everywhere. */
export const builtIn: Readonly<Record<string, Profile>> = {
  'police-uk': policeUk, 'police-uk-extract': policeUkShort, 'estonia-public-places': estonia, 'st-louis': stLouis, 'st-louis-extract': stLouisShort,
}

/** The name of the one that a header fits in all its columns, if there is one. */
export const recognised = (header: readonly string[]): string | null => Object.entries(builtIn).find(([, profile]) => columnsLacking(header, profile).length === 0)?.[0] ?? null
