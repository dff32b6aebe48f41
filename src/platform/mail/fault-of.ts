import type { Left } from './relay.ts'

/** What goes wrong between us and a mailbox, as somebody can do something about it. */
export const mailFaults = ['not-a-host', 'unknown-host', 'inside', 'no-answer', 'not-secure', 'wrong-login', 'sender-refused', 'mailbox-refused', 'later', 'refused'] as const
export type MailFault = (typeof mailFaults)[number]

/** What a failed sending means: what an SMTP server answered (RFC 5321, 4.2), or what became of the connection. */
export function faultOf(wrong: unknown): Left {
  const { code = '', responseCode = 0, command = '', message = '' } = wrong as { code?: string; responseCode?: number; command?: string; message?: string }
  if (code === 'ETLS' || /certificate|self.signed|STARTTLS|SSL|TLS/i.test(message)) return { fault: 'not-secure', forever: false, all: true }
  if (code === 'EAUTH' || code === 'ENOAUTH' || responseCode === 530 || responseCode === 535) return { fault: 'wrong-login', forever: false, all: true }
  if (command === 'CONN' || /^(ECONNECTION|ETIMEDOUT|EDNS|ESOCKET)$/.test(code)) return { fault: 'no-answer', forever: false, all: true }
  if (responseCode >= 500 && /MAIL FROM/i.test(command)) return { fault: 'sender-refused', forever: false, all: true }
  if (responseCode >= 500 && /RCPT TO/i.test(command)) return { fault: 'mailbox-refused', forever: true, all: false }
  if (code === 'EENVELOPE' && responseCode === 0) return { fault: 'mailbox-refused', forever: true, all: false }
  if (responseCode >= 500) return { fault: 'refused', forever: true, all: false }
  if (responseCode >= 400) return { fault: 'later', forever: false, all: false }
  return { fault: 'no-answer', forever: false, all: true }
}
