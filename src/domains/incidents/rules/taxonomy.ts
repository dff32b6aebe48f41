/** Who usually comes upon incidents of a category, where a file does not say; its code in ICCS v1.0, where one exists; and the survey's questions whose concern it answers. */
type Kind = { readonly iccs: string | null; readonly questions: readonly string[]; readonly foundBy?: 'police' }

/** The kinds of incident the field speaks of, ours, with the International Classification of Crime for Statistical Purposes beside. */
export const taxonomy = {
  'homicide': { iccs: '0101', questions: [] },
  'assault': { iccs: '02011', questions: ['lses.b6', 'lses.d2'] },
  'violence': { iccs: '02', questions: ['lses.b6', 'lses.d2'] },
  'threat': { iccs: '02012', questions: ['lses.b6'] },
  'violence-at-home': { iccs: null, questions: [] },
  'sexual': { iccs: '0301', questions: ['lses.d2'] },
  'hate': { iccs: null, questions: ['lses.a8', 'lses.b6'] },
  'robbery': { iccs: '0401', questions: ['lses.b5', 'lses.d2'] },
  'burglary': { iccs: '0501', questions: ['lses.b1', 'lses.d1'] },
  'vehicle': { iccs: '05021', questions: ['lses.b3'] },
  'bicycle': { iccs: '05022', questions: ['lses.b3'] },
  'theft-from-person': { iccs: '05022', questions: ['lses.b2'] },
  'shoplifting': { iccs: '05023', questions: [] },
  'theft': { iccs: '0502', questions: ['lses.b2'] },
  'damage': { iccs: '0504', questions: ['lses.a3', 'lses.b4'] },
  'arson': { iccs: '0504', questions: ['lses.a3', 'lses.b4'] },
  'deception': { iccs: '0701', questions: ['lses.b7'] },
  'drugs': { iccs: '0601', questions: ['lses.a6'], foundBy: 'police' },
  'drunkenness': { iccs: '0602', questions: ['lses.a5'] },
  'drink-driving': { iccs: '02072', questions: ['lses.a9'], foundBy: 'police' },
  'traffic': { iccs: null, questions: ['lses.a9', 'lses.a10'], foundBy: 'police' },
  'disorder': { iccs: '0801', questions: ['lses.a7', 'lses.a5'] },
  'rubbish': { iccs: null, questions: ['lses.a2'] },
  'dogs': { iccs: null, questions: ['lses.a4'] },
  'weapons': { iccs: '0901', questions: ['lses.d2'], foundBy: 'police' },
  'prostitution': { iccs: '0802', questions: [], foundBy: 'police' },
  'other': { iccs: null, questions: [] },
} as const satisfies Readonly<Record<string, Kind>>

type CategoryOf = keyof typeof taxonomy
/** Their names, in that order. */
export const categories = Object.keys(taxonomy) as [CategoryOf, ...CategoryOf[]]

/** The questions of the core questionnaire whose concern a category answers. */
export const questionsOf = (category: CategoryOf): string[] => [...taxonomy[category].questions]

/** Who usually comes upon it. */
export const usuallyFoundBy = (category: CategoryOf): 'reported' | 'police' => ((taxonomy[category] as Kind).foundBy ?? 'reported')
