import { useSay } from '../use-say.ts'
import { deedWords } from './deed-words.ts'

/** A deed in words, with its name for programs under it, by which the record is searched. */
export function DeedName({ deed }: { readonly deed: string }) {
  const words = deedWords(useSay(), deed)
  return <>{words}<small className="beneath"><code>{deed}</code></small></>
}
