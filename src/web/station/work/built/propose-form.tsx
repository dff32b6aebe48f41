import { named, type PublicZone } from '#domains/territory/words.ts'
import { improvementKinds } from '#domains/work/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = {
  readonly typed: Readonly<Record<string, string>>; readonly errors: Readonly<Record<string, string>>; readonly zones: readonly Pick<PublicZone, 'zone' | 'slug' | 'names'>[]
  readonly organisations: readonly { readonly organisation: string; readonly name: string }[]; readonly open: boolean; readonly zone: string
}

/** Proposes something to build, mend or light. */
export function ProposeForm({ typed, errors, zones, organisations, open, zone }: Props) {
  const say = useSay()
  const here = typed.zone ?? zones.find(({ slug }) => slug === zone)?.zone ?? (zones.length === 1 ? zones[0]?.zone : undefined)
  return (
    <Fold title={say('station.work-propose')} open={open}>
      <form method="post">
        <TextField name="names" label={say('station.work-what-to-build')} hint={say('station.work-what-to-build-hint')} value={typed.names} error={errors.names} />
        <Select name="kind" label={say('station.work-kind')} none={say('station.choose')} options={improvementKinds.map((kind) => [kind, say.any(`work.kind-${kind}`)] as const)} chosen={typed.kind} error={errors.kind} />
        <Select name="zone" label={say('station.zone')} none={say('station.choose')} options={zones.map((one) => [one.zone, named(one.names, say.language)] as const)} chosen={here} error={errors.zone} />
        <TextField name="whereabouts" label={say('station.work-whereabouts')} hint={say('station.work-whereabouts-hint')} value={typed.whereabouts} error={errors.whereabouts} />
        {organisations.length > 0 && <Select name="organisation" label={say('station.work-who-builds')} none={say('station.work-not-known-yet')} options={say.inOrder(organisations).map(({ organisation, name }) => [organisation, name] as const)} chosen={typed.organisation} error={errors.organisation} />}
        <Button>{say('station.work-propose-it')}</Button>
      </form>
    </Fold>
  )
}
