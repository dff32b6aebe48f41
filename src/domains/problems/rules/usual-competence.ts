import type { Competence } from '../words.ts'

/** Whose task a concern of the LSES core usually is; an analyst who routes a problem of the zone says otherwise. Where towns differ most, both are named. */
const usual: Readonly<Record<string, Competence>> = {
  'lses.a1': 'municipality', 'lses.a2': 'municipality', 'lses.a3': 'both', 'lses.a4': 'municipality', 'lses.a5': 'both',
  'lses.a6': 'police', 'lses.a7': 'both', 'lses.a8': 'police', 'lses.a9': 'police', 'lses.a10': 'municipality',
}

/** Null for a question of another questionnaire: then only an analyst knows. */
export const usualCompetence = (question: string): Competence | null => usual[question] ?? null
