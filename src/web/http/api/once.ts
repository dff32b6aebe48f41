import { createHash } from 'node:crypto'

/** An answer that was given under a key, to be given again. */
type Given = { readonly body: string; readonly answer: Promise<Response> }

/** The most keys that are remembered; the oldest go first. */
const most = 5000

export type Once = {
  /** Does it, or waits for the one that does it and gives the same answer; null when the key was used for something else. */
  readonly perform: (key: string, body: string, work: () => Promise<Response>) => Promise<Response> | null
}

/** The same request under the same key is done once, however often and however close together it is sent. Remembered by this program while it runs. */
export function once(): Once {
  const given = new Map<string, Given>()
  return {
    perform: (key, text, work) => {
      const body = createHash('sha256').update(text).digest('base64url')
      const known = given.get(key)
      if (known) return known.body === body ? known.answer.then((answer) => answer.clone()) : null
      const answer = work()
      given.set(key, { body, answer })
      if (given.size > most) given.delete(given.keys().next().value!)
      // What broke on our side may be tried again under the same key.
      answer.then(({ status }) => status >= 500 && given.delete(key), () => given.delete(key))
      return answer.then((first) => first.clone())
    },
  }
}
