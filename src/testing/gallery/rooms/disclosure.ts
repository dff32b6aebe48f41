import { fewAlike } from '#kernel/disclosure/few-alike.ts'
import { dominated } from '#kernel/disclosure/dominated.ts'
import { linkedTables, type Table } from '#kernel/disclosure/linked-tables.ts'
import { sharesWorkedOut } from '#kernel/disclosure/shares-worked-out.ts'
import { withholdMore } from '#kernel/disclosure/withhold-more.ts'
import { withholdMoreShares } from '#kernel/disclosure/withhold-more-shares.ts'
import { workedOut } from '#kernel/disclosure/worked-out.ts'
import { percent } from '../parts/axes.ts'
import { cells } from '../parts/cells.ts'
import { legend } from '../parts/bars.ts'
import { colour } from '../parts/colours.ts'
import { intervalRows } from '../parts/interval-rows.ts'
import { picture, type Picture } from '../parts/picture.ts'
import { hits, rounds, saying } from '../town/asked.ts'
import { zoneNames } from '../town/ground.ts'

const [, now] = rounds
const kinds = [['break-in', 1], ['theft', 2], ['damage', 4], ['robbery', 5]] as const
const codes = kinds.map(([name]) => name)
const counts = zoneNames.map((_, z) => kinds.map(([, event]) => hits(now, saying(now.answers(`lses.b${event}`), [1]), z).hits))
const table: Table = {
  of: 'victims', dimensions: [{ name: 'zone', sums: [['all', ...zoneNames]] }, { name: 'kind', sums: [['all', ...codes]] }],
  count: ([zone, kind]) => counts.reduce((sum, row, z) => sum + (zone === 'all' || zoneNames[z] === zone ? row.reduce((own, count, k) => own + (kind === 'all' || codes[k] === kind ? count : 0), 0) : 0), 0),
}
const tables = linkedTables([table])
/** The sensitive cells: one to four people. */
const few = Uint8Array.from(tables.counts, (count) => (fewAlike(count) ? 1 : 0))

/** What must be left out so that nobody is pointed at, and what a reader could work out all the same. */
export const disclosurePictures = (): Picture[] => [shown('few-hidden'), shown('more-hidden'), shares()]

function shown(name: 'few-hidden' | 'more-hidden'): Picture {
  const more = name === 'more-hidden', { hidden: enough, added, open } = withholdMore(tables, few), hidden = more ? enough : few
  const known = new Map(workedOut(tables, hidden).map((one) => [one.cell, one]))
  const place = (zone: string, kind: string) => tables.names.indexOf(nameOf(zone, kind))
  const cell = (zone: string, kind: string) => {
    const at = place(zone, kind), found = known.get(at)
    if (!found) return { words: String(tables.counts[at]) }
    const given = found.high - found.low < 1
    return { words: given ? `= ${found.low}` : `${found.low} to ${found.high}`, fill: few[at] ? (given ? colour('hearth') : colour('ember')) : '#9db5d8', look: given && few[at] ? 'light' : '' }
  }
  return picture({
    name, of: more ? ['disclosure/withhold-more', 'disclosure/worked-out', 'disclosure/complement'] : ['disclosure/few-alike', 'disclosure/linked-tables', 'disclosure/dominated'],
    title: more ? 'With more cells hidden, nobody can be pointed at' : 'Hiding only the small counts hides little',
    reads: more ? 'The blue cells are hidden for the sake of the small ones. Each hidden cell shows what a reader can still work out: at least five people of room for each small one.'
      : 'In each cell of one to four people stands what a reader works out by taking the others off the totals. Dark cells are given away exactly.',
    caption: `Victims in the second round, n = ${tables.counts[place('all', 'all')]}. ${more ? `${added.length} cells hidden besides, ${open.length} left open; least and most by linear programme over all sums.` : `${few.reduce((a, b) => a + b, 0)} cells of one to four people are hidden. ${dominated([42, 3, 1]) ? 'A count of which one home makes 42 of 46 would be hidden too (p-% rule).' : ''}`}`,
    ...withLegend(cells({ columns: [...codes, 'all'], look: 'strong', rows: [...zoneNames, 'all'].map((zone) => ({ name: zone === 'all' ? 'All four' : zone, cells: [...codes, 'all'].map((kind) => cell(zone, kind)) })) }), more),
  })
}

/** A cell as the linked tables call it: all of a dimension goes without saying. */
const nameOf = (zone: string, kind: string): string => ['victims', kind === 'all' ? '' : `kind=${kind}`, zone === 'all' ? '' : `zone=${zone}`].filter((part) => part !== '').join(' ')

function withLegend({ height, body }: { readonly height: number; readonly body: string }, more: boolean): { readonly height: number; readonly body: string } {
  return { height: height + 34, body: body + legend(more ? [[colour('ember'), 'one to four people'], ['#9db5d8', 'hidden for their sake']] : [[colour('hearth'), 'one to four people, given away']], 170, height + 22) }
}

function shares(): Picture {
  const unsafe = saying(now.answers('lses.c1'), [2, 3]), zones = zoneNames.map((_, z) => hits(now, unsafe, z)), answers = zones.map(({ n }) => n), all = zones.reduce((sum, one) => sum + one.hits, 0) / answers.reduce((sum, n) => sum + n, 0)
  const figure = (withheld: readonly number[]) => ({ answers, shown: [...zones.map(({ hits: yes, n }, z) => ({ zones: [z], estimate: withheld.includes(z) ? null : yes / n })), { zones: [0, 1, 2, 3], estimate: all }] })
  const { added } = withholdMoreShares(figure([3])), rows = ([['first', [3]], ['then', [3, ...added]]] as [string, number[]][]).flatMap(([when, withheld]) => {
    const ranges = sharesWorkedOut(figure(withheld))
    return zoneNames.map((name, z) => {
      const range = withheld.includes(z) ? ranges.find(({ zones: own }) => own.length === 1 && own[0] === z) : undefined, share = zones[z]!.hits / zones[z]!.n
      return withheld.includes(z) ? { label: name, at: range && range.high - range.low < 0.01 ? range.low : null, low: range?.low ?? 0, high: range?.high ?? 1, end: `${when}: withheld`, look: 'square' as const } : { label: name, at: share, low: null, high: null, end: `${when}: shown` }
    })
  })
  return picture({
    name: 'shares-worked-out', of: ['disclosure/shares-worked-out', 'disclosure/withhold-more-shares'], title: 'A share withheld alone is given away by the others',
    reads: 'Blue: what a reader works out of a withheld share from the town\'s share and the other zones. Withheld alone it is known exactly. With the smallest other zone withheld too, Mill Hill can be anything, and the other is known to within some points only.',
    caption: `Feel unsafe after dark, second round, n = ${answers.join(', ')} and their town's share ${percent(all)}; grey lines are the least and most that agree with what is shown.`,
    ...intervalRows(rows, { from: 0, to: 1, say: percent, name: 'share', right: 470 }),
  })
}
