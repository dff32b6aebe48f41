import { SMTPServer } from 'smtp-server'
import type { AddressInfo } from 'node:net'

/** What came to a mailbox: its envelope, and every byte as it was sent. */
export type Came = { readonly to: string; readonly raw: string }
/** How the server behaves: as it should; it hangs up; it wants another login; it knows no such mailbox; it asks to come later; it takes the message and says nothing any more. */
export type Mood = 'well' | 'away' | 'login' | 'nobody' | 'later' | 'silent'

/** A real SMTP server of the test's own, on a port of this machine; `named` is what VATRA_LOCAL_HOSTS says for it. */
export async function mailboxes() {
  const came: Came[] = []
  let mood: Mood = 'well'
  let connections = 0
  const failing = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code })
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], allowInsecureAuth: true, logger: false, disableReverseLookup: true,
    onConnect: (_session, done) => { connections++; done(mood === 'away' ? failing(421, 'closed') : undefined) },
    onAuth: ({ username, password }, _session, done) => (mood !== 'login' && username === 'talk' && password === 'orchard ferry' ? done(null, { user: 'talk' }) : done(failing(535, 'no'))),
    onRcptTo: (_address, _session, done) => done(mood === 'nobody' ? failing(550, 'no such mailbox') : mood === 'later' ? failing(450, 'come later') : undefined),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        for (const { address } of session.envelope.rcptTo) came.push({ to: address, raw: Buffer.concat(parts).toString('utf8') })
        if (mood === 'silent') return server.connections.forEach((one) => (one as unknown as { _socket: { destroy: () => void } })._socket.destroy())
        done()
      })
    },
  })
  server.on('error', () => {})
  const { port } = await new Promise<AddressInfo>((ready) => { const net = server.listen(0, '127.0.0.1', () => ready(net.address() as AddressInfo)) })
  return {
    came, port, named: `127.0.0.1:${port}`, set: (next: Mood) => { mood = next }, connections: () => connections,
    /** The addresses in what came last to a mailbox. */
    linkTo: (mailbox: string): string => /https?:\/\/\S+/.exec(wordsOf(came.filter(({ to }) => to === mailbox).at(-1)!.raw))![0],
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}

/** A message's text as a mail program shows it: quoted-printable undone (RFC 2045, 6.7). */
export function wordsOf(raw: string): string {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const text = body.join('\n\n')
  if (!/content-transfer-encoding: quoted-printable/i.test(head)) return /content-transfer-encoding: base64/i.test(head) ? Buffer.from(text, 'base64').toString('utf8') : text
  return Buffer.from(text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8')
}
