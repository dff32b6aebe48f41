import { named, type Names } from '#domains/territory/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Many } from '#web/ui/form/choice.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly groups: readonly { readonly commissariat: string; readonly names: Names }[]; readonly wanted: string; readonly late: boolean }

/** One commissariat or all, and only what is late; the choice is in the address, so that it can be sent on. */
export function BoardFilters({ groups, wanted, late }: Props) {
  const say = useSay()
  return (
    <form method="get" className="search filters">
      {groups.length > 1 && <Select name="commissariat" label={say('station.commissariat')} none={say('station.all-commissariats')} options={groups.map(({ commissariat, names }) => [commissariat, named(names, say.language)] as const)} chosen={wanted} />}
      <Many name="late" label={say('station.which-zones')} options={[{ value: 'yes', words: say('station.only-late') }]} chosen={late ? ['yes'] : []} />
      <Button quiet>{say('station.show')}</Button>
    </form>
  )
}
