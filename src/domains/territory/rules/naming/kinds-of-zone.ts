import { plainWords } from './plain-words.ts'

/** What people call a zone in the countries of the field. */
export const wordsForZone = ['zone', 'zona', 'district', 'districtul', 'districts', 'sector', 'sectorul', 'raion', 'raionul', 'area', 'cartier', 'cartierul', 'council', 'municipality', 'bashkia', 'rajons', 'iecirknis', 'novads', 'linnaosa', 'precinct', 'ward', 'beat', 'район', 'участок', 'wijk'] as const

/** What stands before or after the name of a zone and is no part of it. */
export const kindsOfZone: ReadonlySet<string> = new Set(wordsForZone.map(plainWords))
