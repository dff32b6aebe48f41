import { exporting, type ExportDeed } from '#access/exporting.ts'
import type { exports } from '#domains/privacy/index.ts'
import { Select } from '#web/ui/form/select.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'

export type AgreedExport = Awaited<ReturnType<typeof exports>>['requests'][number]
type Props = { readonly deed: ExportDeed; readonly typed?: Readonly<Record<string, string | undefined>> | undefined; readonly errors?: Readonly<Record<string, string>>; /** What a second person agreed to says all of it. */ readonly agreed?: AgreedExport | null }

/** What a file is for and who gets it, said before it is taken. */
export function ExportFields({ deed, typed = {}, errors = {}, agreed = null }: Props) {
  const say = useSay()
  const { purposes, toWhom } = exporting[deed]
  if (agreed !== null) {
    return (
      <>
        <Notice title={say('privacy.agreed-to-take', { name: agreed.answeredBy ?? '–', rows: agreed.rowsMost, day: say.day(agreed.goodUntil!.slice(0, 10)), time: agreed.goodUntil!.slice(11, 16) })}>
          <p>{[say(`privacy.taken-for-${agreed.purpose}`), say(`privacy.goes-to-${agreed.toWhom}`), agreed.recipient].filter(Boolean).join(', ')}</p>
        </Notice>
        <input type="hidden" name="agreed" value={agreed.request} />
      </>
    )
  }
  return (
    <>
      <Select name="purpose" label={say('privacy.what-file-for')} options={purposes.map((one) => [one, say(`privacy.taken-for-${one}`)] as const)} none={say('station.choose')} chosen={typed.purpose} error={errors.purpose} />
      <Select name="toWhom" label={say('privacy.who-gets-file')} options={toWhom.map((one) => [one, say(`privacy.goes-to-${one}`)] as const)} none={say('station.choose')} chosen={typed.toWhom} error={errors.toWhom} />
      <TextField name="recipient" label={say('privacy.name-of-recipient')} hint={say('privacy.name-of-recipient-hint')} width="middle" value={typed.recipient} error={errors.recipient} />
    </>
  )
}
