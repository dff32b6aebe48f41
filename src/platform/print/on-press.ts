import { askedApart } from '../apart/asked-apart.ts'
import { confined } from '../apart/confined.ts'
import { background } from '../background/background.ts'
import type { jobs } from './jobs.ts'

const press = background<typeof jobs>(new URL('./worker.ts', import.meta.url))

/** Prints beside the thread that answers pages, for thirty questionnaires take seconds: a template of ours as a tagged PDF; null where this machine has no press. A confined program, which may begin no thread, has another program print. */
export async function onPress(template: string, inputs: Readonly<Record<string, string>>, now: Date): Promise<Buffer | null> {
  const pdf = confined() ? await askedApart<Uint8Array | null>('papers', { template, inputs, now }) : await press('print', { template, inputs, now: now.getTime() })
  return pdf && Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
}
