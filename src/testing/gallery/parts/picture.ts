import { colour } from './colours.ts'
import { plain, words } from './marks.ts'

/** One picture of the gallery: the kernel files whose numbers it shows, a sentence over it, what to read from it, and itself as SVG. */
export type Picture = { readonly name: string; readonly of: readonly string[]; readonly title: string; readonly reads: string; readonly svg: string }

type Drawn = Omit<Picture, 'svg'> & {
  /** How many, with what interval, by which method. */
  readonly caption: string
  readonly height: number
  readonly body: string
}

const style = `text{font:15px Onest,system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;fill:${colour('ink')};font-variant-numeric:tabular-nums}.name{font-size:14px;paint-order:stroke;stroke:${colour('ground')};stroke-width:4px;stroke-linejoin:round}.title{font-size:20px;font-weight:700}.quiet,.tick{fill:${colour('quiet')}}.quiet{font-size:14px}.tick{font-size:13px}.small{font-size:12px}.strong{font-weight:700}.blue{fill:${colour('link')}}.hearth{fill:${colour('hearth')}}.light{fill:#fffaf3}path{fill:none}`
  + `.thin{stroke:${colour('line')};stroke-width:1}.edge{stroke:${colour('edge')};stroke-width:1.5}.dashed{stroke:${colour('quiet')};stroke-width:1.5;stroke-dasharray:5 4}.bar{stroke:${colour('hearth')};stroke-width:3}.before{stroke:${colour('edge')};stroke-width:3}.course{stroke:${colour('hearth')};stroke-width:2.5;stroke-linejoin:round}.other{stroke:${colour('link')};stroke-width:2.5;stroke-dasharray:8 4;stroke-linejoin:round}.third{stroke:${colour('edge')};stroke-width:2.5;stroke-dasharray:2 4;stroke-linecap:round}`
  + `.zone{stroke:${colour('ink')};stroke-width:1.5;stroke-linejoin:round}.dot{fill:${colour('hearth')}}.hollow{fill:${colour('ground')};stroke:${colour('edge')};stroke-width:2.5}.square{fill:${colour('link')}}.move{stroke:${colour('link')};stroke-width:1.2;stroke-opacity:.65}.faint{fill:${colour('edge')};fill-opacity:.55}.band{fill:${colour('ember')};fill-opacity:.3}`

/** A picture with its sentence above and its caption below, on a ground of its own so that it can stand on any page. */
export function picture({ name, of, title, reads, caption, height, body }: Drawn): Picture {
  const head = wrapped(title, 50), foot = wrapped(caption.replace(/ (%|[<=] )/g, unbroken), 80)
  const top = 26 + head.length * 26, whole = top + height + 14 + foot.length * 20
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 ${whole}" width="640" height="${whole}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${plain(title)}</title>`, `<desc id="desc">${plain(`${reads} ${caption}`)}</desc>`, `<style>${style}</style>`,
    `<rect width="640" height="${whole}" fill="${colour('ground')}"/>`,
    ...head.map((said, row) => words(20, 34 + row * 26, said, { look: 'title' })),
    `<g transform="translate(0 ${top})">`, body, '</g>',
    ...foot.map((said, row) => words(20, top + height + 22 + row * 20, said, { look: 'quiet' })), '</svg>', '',
  ].join('\n')
  return { name, of, title, reads, svg }
}

/** A number is not parted from its sign at the end of a line. */
const unbroken = (signs: string): string => signs.replaceAll(' ', '\u00a0')

function wrapped(said: string, widest: number): string[] {
  return said.split(' ').reduce<string[]>((rows, word) => {
    const last = rows.at(-1)
    return last !== undefined && last.length + word.length < widest ? [...rows.slice(0, -1), `${last} ${word}`] : [...rows, word]
  }, [])
}
