import { plain } from '#platform/plain.ts'
import { credentials, handedBy } from '#platform/secrets/vault/handed-over.ts'

/**
 * Where the key is kept by somebody else, its new text goes out by the standard output, to be handed back: `vatra keys rotate | systemd-creds encrypt …`. To a screen it is not
 * written.
 */
export function handBack(file: string, text: string, command: string, next: string): number {
  const pipe = `${command} | systemd-creds encrypt --name=${credentials.keys} - /etc/credstore.encrypted/${credentials.keys}`
  if (process.stdout.isTTY) throw plain(`The key is handed over by ${handedBy(file)} (${file}): it is changed where it is kept. Send its new text there, for one: ${pipe}. Nothing was changed.`)
  process.stdout.write(text)
  console.error(`The key's new text went out. When it is kept, start Vatra anew. ${next}`)
  return 0
}
