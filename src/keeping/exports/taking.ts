import { z } from 'zod'
import { exportPurposes, exportRecipients } from '#access/exporting.ts'

/** By what somebody names a file that left the house: it stands in the file and in the list of what left. */
export const exportNumber = (id: string): string => id.replaceAll('-', '').slice(-8).toUpperCase().replace(/^(....)/, '$1-')

/** What whoever takes a file out says first: what for and to whom, or what a second person agreed to. */
export const Taking = {
  purpose: z.enum(exportPurposes, 'frame.say-what-for').optional(), toWhom: z.enum(exportRecipients, 'frame.say-to-whom').optional(),
  /** The office or firm that gets it, by name. */
  recipient: z.string().trim().max(200, 'frame.too-much').optional(),
  /** The request that a second person agreed to; it says all of the above. */
  agreed: z.uuid().optional(),
}
export type Taking = { readonly [field in keyof typeof Taking]?: z.output<(typeof Taking)[field]> }

/** What goes along with the rows wherever they go: number, who, when, what for and to whom. */
export const Taken = z.object({
  export: z.uuid(), number: z.string(), takenBy: z.uuid(), takenAt: z.iso.datetime(), rows: z.number().int(), purpose: z.enum(exportPurposes), toWhom: z.enum(exportRecipients), recipient: z.string(),
})
export type Taken = z.output<typeof Taken>
