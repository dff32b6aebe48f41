import { beside } from '../apart/beside.ts'
import type { jobs } from './jobs.ts'

const press = beside<typeof jobs>('papers', new URL('./worker.ts', import.meta.url))

/** Prints beside the thread that answers pages, for thirty questionnaires take seconds: a template of ours as a tagged PDF; null where this machine has no press. */
export async function onPress(template: string, inputs: Readonly<Record<string, string>>, now: Date): Promise<Buffer | null> {
  const pdf = await press('print', { template, inputs, now: now.getTime() })
  return pdf && Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
}
