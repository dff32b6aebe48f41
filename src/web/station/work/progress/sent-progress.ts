import type { readFiles } from '../../read-files.ts'

export type Sent = Awaited<ReturnType<typeof readFiles>>

/** What a progress form means: empty fields are not said, and a picture without words of its own shows what was done. */
export function sentProgress({ fields, bytes }: Pick<Sent, 'fields' | 'bytes'>, action: string | undefined, language: string) {
  const said = (name: string) => fields[name]?.trim() || undefined
  const plain = Object.fromEntries(['state', 'minutes', 'blocker', 'because', 'on'].flatMap((name) => (said(name) === undefined ? [] : [[name, said(name)]])))
  const picture = sentPicture({ fields, bytes }, said('words')?.slice(0, 200))
  return { action, ...plain, words: fields.words ?? '', ...(said('told') !== undefined && { told: { [language]: said('told') } }), ...(picture && { picture }) }
}

/** The picture that came with a form; null when none was chosen. */
export function sentPicture({ fields, bytes }: Pick<Sent, 'fields' | 'bytes'>, otherwise = '') {
  const file = bytes.picture
  return file === undefined || file.length === 0 ? null : { file, caption: fields.caption?.trim() || otherwise, shown: fields.shown === 'yes' }
}

/** Faults of what was sent, under the names of the fields that the form has. */
export const asTyped = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, code]) => [names[name] ?? name.replace(/^(told|names)\..*$/, '$1').replace(/^picture\./, ''), code] as const).toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other)))

const names: Readonly<Record<string, string>> = { 'picture.file': 'picture', file: 'picture' }
/** From the top of the form to its foot, as whoever mends them goes. */
const order: readonly string[] = ['names', 'kind', 'zone', 'whereabouts', 'organisation', 'state', 'words', 'blocker', 'because', 'moment', 'picture', 'caption', 'shown', 'told', 'minutes', 'on']
