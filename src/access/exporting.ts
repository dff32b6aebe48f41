import type { Permission } from './policies/index.ts'

/** What rows of persons are taken out of the house for: a code, said in words by the messages. */
export const exportPurposes = ['write-to-residents', 'remind-residents', 'visit-residents', 'answer-the-person', 'authority-asks', 'court-orders'] as const
export type ExportPurpose = (typeof exportPurposes)[number]

/** To whom a file goes. Only the first two need no name beside. */
export const exportRecipients = ['own-staff', 'the-person', 'printer', 'post', 'representative', 'authority', 'court'] as const
export type ExportRecipient = (typeof exportRecipients)[number]
export const recipientsWithoutName: readonly ExportRecipient[] = ['own-staff', 'the-person']

/** Why somebody does not agree that a file leaves the house. */
export const exportRefusals = ['purpose-not-enough', 'too-many-rows', 'wrong-recipient', 'done-otherwise', 'not-known-of'] as const
export type ExportRefusal = (typeof exportRefusals)[number]

/** Every deed that takes rows of persons out of the house, with what for and to whom it may. */
export const exporting = {
  'survey.draw-sample': { purposes: ['write-to-residents', 'remind-residents', 'visit-residents'], toWhom: ['own-staff', 'printer', 'post'] },
  'privacy.export-for': { purposes: ['answer-the-person', 'authority-asks', 'court-orders'], toWhom: ['the-person', 'representative', 'authority', 'court'] },
} as const satisfies { readonly [deed in Permission]?: { readonly purposes: readonly ExportPurpose[]; readonly toWhom: readonly ExportRecipient[] } }
export type ExportDeed = keyof typeof exporting
export const exportDeeds = Object.keys(exporting) as readonly ExportDeed[]

/** Five files a person in any twenty-four hours; more than a hundred rows need a second person, who has a week to agree, and the file is then taken once within a day. */
export const exportLimits = { aDay: 5, alone: 100, toAnswerDays: 7, goodHours: 24, most: 200_000 } as const
