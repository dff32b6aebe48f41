import type { Participation } from '#domains/survey/words.ts'
import { named, type ListPart } from '#domains/territory/words.ts'
import { PartOfList } from '#web/ui/list/part-of-list.tsx'
import { Table } from '#web/ui/table.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** Zones by their rate, and groups by their share of the answers against their share of the population. */
export function WhoTookPart({ took: { of, rate, groups }, zones, part }: { readonly took: Participation; /** Those that are shown. */ readonly zones: readonly Participation['zones'][number][]; readonly part: ListPart }) {
  const say = useSay()
  const flag = (flagged: boolean) => (flagged ? <Tag key="flag">{say('station.stays-silent')}</Tag> : '')
  const share = (value: number | null, digits = 0) => (value === null ? '–' : say.share(value, digits))
  return (
    <>
      <PartOfList part={part} id="zones">
        <Table caption={say(of === 'letters' ? 'station.rate-by-letters' : 'station.rate-by-target', { rate: share(rate) })}
          columns={[{ title: say('station.zone') }, { title: say('station.population'), number: true }, { title: say('station.answers'), number: true }, { title: say(of === 'letters' ? 'station.letters' : 'station.target'), number: true }, { title: say('station.rate'), number: true }, { title: say('station.flag') }]}
          rows={zones.map(({ zone, names, population, answers, of: could, rate: own, flagged }) => () => ({ key: zone, cells: [named(names, say.language), population === null ? '–' : say.number(population), say.number(answers), say.number(could), share(own), flag(flagged)] }))} />
      </PartOfList>
      {groups.length === 0 ? <p>{say('station.no-known-shares')}</p> : (
        <Table caption={say('station.groups-against-population')} columns={[{ title: say('station.group') }, { title: say('station.of-population'), number: true }, { title: say('station.of-answers'), number: true }, { title: say('station.interval'), number: true }, { title: 'n', number: true }, { title: say('station.flag') }]}
          rows={groups.map(({ question, code, label, words, population, share: own, low, high, n, flagged }) => () => ({ key: `${question} ${code}`, cells: [
            `${named(label, say.language)}: ${named(words, say.language)}`, share(population, 1), share(own, 1), low === null || high === null ? '' : say('web.range', { low: share(low, 1), high: share(high, 1) }), n === null ? say('web.under-five') : say.number(n), flag(flagged),
          ] }))} />
      )}
    </>
  )
}
