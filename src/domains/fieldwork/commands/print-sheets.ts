import { z } from 'zod'
import { invite } from '#domains/survey/index.ts'
import { WaveId } from '#domains/survey/words.ts'
import { DirectorateId, named, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { command } from '#frame/command.ts'
import { Refusal } from '#frame/refusal.ts'
import { printedSheets } from '../paper/printed-sheets.ts'
import { knownWave, zonesAsked, type KnownWave } from '../steps/known-wave.ts'

/** As many as are laid out in a few seconds; whoever needs more prints again. */
const mostSheets = 30

const Input = z.object({
  directorate: DirectorateId.optional(), wave: WaveId, zone: ZoneId, count: z.number('fieldwork.how-many-sheets').int('fieldwork.how-many-sheets').min(1, 'fieldwork.how-many-sheets').max(mostSheets, 'fieldwork.how-many-sheets'),
  /** One of the questionnaire's languages. */
  language: z.string(),
  /** Where residents answer on this site, for those who would rather; without it the sheet has no square code. */
  address: z.url().optional(),
})
type Wanted = z.output<typeof Input>
const Answer = z.object({ serials: z.array(z.string()), /** The file, in base 64. */ pdf: z.string() })

/** Prints the questionnaire of a wave for those without the internet. Serials are made like the codes of letters, and like them shown once. */
export const printSheets = command('fieldwork.print-sheets', {
  input: Input, answer: Answer, find: (ctx: Ctx, wanted: Wanted) => knownWave(ctx, wanted), run: printThem,
  trace: ({ wave, zone, count }, { directorate }) => ({ directorate, subject: { wave, zone, count } }),
})

async function printThem(ctx: Ctx, { wave, zone, count, language, address }: Wanted, known: KnownWave): Promise<z.output<typeof Answer>> {
  const { directorate, instrument, modes } = known
  if (!instrument.languages.includes(language)) throw new Refusal('invalid', 'fieldwork.not-in-this-language', { language: 'fieldwork.not-in-this-language' })
  const { codes: serials, fingerprint } = await invite(ctx, { ...(ctx.actor.kind === 'operator' && { directorate }), wave, zone, count, mode: 'paper' })
  const there = (await zonesAsked(ctx, known)).find(({ id }) => id === zone)
  const pdf = await printedSheets({
    title: named(instrument.names, language), author: named(known.wave.name, language), zone: named(there?.names ?? {}, language), language, instrument, serials, fingerprint,
    address: modes.includes('web') && address ? address : null,
  }, ctx.now)
  if (pdf === null) throw new Refusal('conflict', 'fieldwork.no-press-here')
  return { serials, pdf: pdf.toString('base64') }
}
