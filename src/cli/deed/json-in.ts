import { plain } from '#platform/plain.ts'
import { readText } from '../table/read-text.ts'

/** What a JSON file holds; one that holds none is named. */
export async function jsonIn(path: string): Promise<unknown> {
  const text = await readText(path)
  try {
    return JSON.parse(text)
  } catch {
    throw plain(`${path} holds no JSON.`)
  }
}
