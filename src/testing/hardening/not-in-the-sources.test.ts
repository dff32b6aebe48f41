import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectTree, sources, treeOf, type Tree } from '../../../tools/tree.ts'

/** What is never to stand in the program, and the places that may: each with its reason. */
type Never = { readonly what: string; readonly looks: RegExp; readonly planted: string; readonly but?: Readonly<Record<string, string>> }

const never: readonly Never[] = [
  { what: 'text that is run as a program', looks: /\beval\(|new Function\(|setTimeout\(['"`]|node:vm\b/, planted: 'new Function(text)()' },
  { what: 'text that is made into markup', looks: /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write|createContextualFragment|srcDoc/, planted: 'place.innerHTML = words' },
  { what: 'a shell', looks: /\bexec(Sync)?\(\s*[`'"]|shell: true|execFile/, planted: 'exec(`convert ${name}`)' },
  {
    what: 'another program', looks: /node:child_process/, planted: `import { spawn } from 'node:child_process'`,
    but: {
      'src/platform/postgres/start-postgres.ts': 'PostgreSQL', 'src/platform/postgres/initialise.ts': 'PostgreSQL', 'src/platform/postgres/server-user.ts': 'the user of PostgreSQL', 'src/cli/installation/built.ts': 'builds the site at the console',
      'src/platform/background/serve-jobs.ts': 'a process of our own', 'src/platform/background/background.ts': 'a process of our own', 'src/platform/changes/recovered.ts': 'PostgreSQL',
      'src/cli/installation/confined/supervise.ts': 'Vatra itself, confined', 'src/cli/installation/confined/room.ts': 'Vatra itself, confined',
    },
  },
  {
    what: 'a statement put together of text', looks: /sql\.raw\(/, planted: 'sql.raw(`select ${name}`)',
    but: {
      'src/platform/migrate.ts': 'files of our own', 'src/frame/within.ts': 'ids and hashes, looked at before', 'src/frame/once/once.ts': 'a hash', 'src/frame/once/forget-repeats.ts': 'a moment',
      'src/keeping/take-due.ts': 'an id, stripped', 'src/keeping/erase-person.ts': 'an id, stripped', 'src/frame/keeping/take-due.ts': 'an id, stripped', 'src/frame/keeping/erase-person.ts': 'an id, stripped', 'src/domains/record/machine/by-itself.ts': 'an id, stripped', 'src/cli/installation/keys/still-needed.ts': 'tables and columns of a list of our own',
    },
  },
  {
    what: 'a pattern made of text', looks: /new RegExp\(/, planted: 'new RegExp(typed)',
    but: { 'src/platform/sealing/rows/sealed-together.ts': 'a constant', 'src/web/station/plans/as-asked.ts': 'the list of languages', 'src/domains/survey/tokens/handed-in.ts': 'a number', 'src/domains/record/rules/as-mailed.ts': 'constants', 'src/domains/people/rules/too-easy.ts': 'a list of words' },
  },
  { what: 'chance that can be guessed', looks: /Math\.random\(/, planted: 'const token = Math.random()' },
  { what: 'a hash or cipher that is broken or that changes pass unseen under', looks: /createHash\(['"](md5|sha1|md4|ripemd\w*)['"]|createCipheriv\(['"](?!aes-256-gcm)|createDecipheriv\(['"](?!aes-256-gcm)|AES-(CBC|CTR|ECB)|createHmac\(['"](?!sha256)/, planted: `createHash('md5')` },
  { what: 'a certificate that is not looked at', looks: /rejectUnauthorized: false|NODE_TLS_REJECT|checkServerIdentity/, planted: 'rejectUnauthorized: false', but: { 'src/web/http/wire/listening.ts': 'each is looked at before administration, and residents show none' } },
  { what: 'a call to the outside past the one place for it', looks: /from '(node:https|undici|axios|got)'|(?<!keyed)\bfetch\(['"`]https?:/, planted: `fetch('https://elsewhere.example')`, but: { 'src/platform/outgoing/asked-outside.ts': 'the one place', 'src/web/http/wire/listening.ts': 'it answers, and calls nobody' } },
  { what: 'messages of other windows, or a socket that stays open', looks: /addEventListener\(['"]message['"]|\.postMessage\(|\bnew (WebSocket|EventSource|RTCPeerConnection)\(/, planted: `addEventListener('message', take)`, but: { 'src/platform/background/background.ts': 'our own process', 'src/platform/background/serve-jobs.ts': 'our own process', 'src/platform/background/worker.ts': 'our own process' } },
  { what: 'something kept in the browser', looks: /\b(localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open)\b/, planted: `sessionStorage.setItem('a', name)`, but: { 'src/web/islands/answer/kept.ts': 'half a sheet, locked with the code', 'src/web/islands/answer/talk.ts': 'forgets it' } },
  { what: 'a cookie written past the one place for it', looks: /HttpOnly|SameSite=/, planted: "'set-cookie': `a=b; HttpOnly`", but: { 'src/web/http/cookies.ts': 'the one place' } },
  { what: 'leave for other sites to read', looks: /access-control-allow/i, planted: `'access-control-allow-origin': '*'`, but: { 'src/web/open/open.ts': 'what is published' } },
  { what: 'a field that shows a password, or lets none be pasted or remembered', looks: /name="password"(?![^>]*type="password"[^>]*autoComplete="(current|new)-password")|onPaste/, planted: '<TextField name="password" autoComplete="off" />' },
  { what: 'a message or a paper that is made of what came in', looks: /new IntlMessageFormat\(|NodeCompiler\.create|mainFileContent: (?!template)/, planted: 'new IntlMessageFormat(typed)', but: { 'src/web/say.ts': 'the books of messages', 'src/platform/print/print.ts': 'templates of our own' } },
  { what: 'the name of a file that is made of what was typed', looks: /filename="[^"]*\$\{(?!\w+\.slice\(0, 8\)|printed \?|name\.replace\(\/\[\^\\w\.-\])/, planted: '`attachment; filename="${typed}.csv"`', but: { 'src/web/station/exports/marked.ts': 'letters, figures and dashes' } },
  { what: 'a log past the one place for it', looks: /\bconsole\.(log|error|warn|info|debug)\(|from 'pino'|process\.std(out|err)\.write/, planted: `console.log('asked', name)`, but: { 'src/platform/log.ts': 'the one place' } },
]

function found(tree: Tree): string[] {
  return sources(tree).filter(([path]) => !path.startsWith('src/testing/')).flatMap(([path, text]) => {
    const said = text.replace(/^\s*(\/\*\*|\*|\/\/).*$/gm, '')
    return never.flatMap(({ what, looks, but = {} }) => (looks.test(said) && !(path in but) && !(what.startsWith('a log') && path.startsWith('src/cli/')) ? [`${path}: ${what}`] : []))
  })
}

test('what has hurt others stands nowhere in the program, or where it is known to do no harm', () => {
  const tree = projectTree()
  assert.ok(sources(tree).length > 500)
  assert.deepEqual(found(tree), [])
})

test('each of them would be found, and in a comment none is', () => {
  for (const { what, planted } of never) {
    assert.ok(found(treeOf({ 'src/web/planted.tsx': `${planted}\n` })).some((complaint) => complaint.endsWith(`: ${what}`)), what)
    assert.deepEqual(found(treeOf({ 'src/web/planted.tsx': `// ${planted}\n` })), [], what)
  }
})

test('what a password costs whoever guesses is not made cheaper unseen', () => {
  const text = projectTree().get('src/platform/secrets/slow-hash.ts') ?? ''
  const [, memory, passes] = /memory: ([\d_]+), passes: (\d+)/.exec(text) ?? []
  assert.ok(text.includes(`argon2('argon2id'`) && Number(memory?.replaceAll('_', '')) >= 47_104 && Number(passes) >= 1, text)
  // What half a sheet in the browser is locked with: 600,000 rounds are advised for PBKDF2 with SHA-256.
  const rounds = (source: string) => Number(/rounds = ([\d_]+)/.exec(source)?.[1]?.replaceAll('_', '') ?? 0) >= 600_000 && /iterations: rounds/.test(source)
  const kept = projectTree().get('src/web/islands/answer/kept.ts') ?? ''
  assert.ok(rounds(kept) && !rounds(kept.replace('600_000', '200_000')) && !rounds(kept.replace('iterations: rounds', 'iterations: 1000')))
})

/** What looks like a key, a token or a password of somebody's, by the forms that their makers give them. Tests may name a way to a machine that is nobody's. */
const keys: readonly (readonly [what: string, looks: RegExp, planted: string])[] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s+[A-Za-z0-9+/]{40}/, ['-----BEGIN PRIVATE', `KEY-----\n${'MIGHAgEAMBMG'.repeat(4)}`].join(' ')],
  ['a key of a cloud', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[\w-]{35}\b/, ['AKIA', 'IOSFODNN7EXAMPLE'].join('')],
  ['a token of a forge', /\b(?:gh[pousr]_[A-Za-z0-9]{30}|github_pat_\w{30}|glpat-[\w-]{20}|npm_[A-Za-z0-9]{30})/, ['ghp', 'a1B2c3D4'.repeat(5)].join('_')],
  ['a token of a messenger', /\bxox[abeprs]-[\w-]{10}|hooks\.slack\.com\/services\/\w/, ['xoxb', '1234567890-abcdef'].join('-')],
  ['a signed token', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/, ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NSJ9', 'c2lnbmF0dXJlLXNpZw'].join('.')],
  ['a key of an installation', /^(?:\d+ )?[A-Za-z0-9+/]{43}=$/m, `${'k3y'.repeat(14)}k=`],
  ['a login with its password', /\b(?:postgres(?:ql)?|mysql|mongodb|redis|amqp|smtps?|https?):\/\/[\w.-]+:(?!password@|secret@|lantern@)[^\s:@/'"`$<]{4,}@/, ['smtp://station', 'Gr3en-Lamp@relay.example'].join(':')],
  ['a password that is written down', /\b(?:password|passwd|api_?key|access_?token|client_?secret)['"]?\s*[:=]\s*['"](?=[^'"]*\d)(?=[^'"]*[A-Z])[A-Za-z0-9+/_=-]{20,}['"]/i, ['client_secret', `'Zk3v8Qp1Lm5Rt7Wx2Yb4Nc'`].join(': ')],
]

const kept = (tree: Tree): string[] => [...tree].flatMap(([path, text]) => keys.flatMap(([what, looks]) => (path !== 'package-lock.json' && !path.startsWith('keys/') && looks.test(text) ? [`${path}: ${what}`] : [])))

test('no key, token or password of anybody stands in any file of the project, and each kind would be found', () => {
  const tree = projectTree()
  assert.ok(tree.size > 2000)
  assert.deepEqual(kept(tree), [])
  for (const [what, , planted] of keys) assert.deepEqual(kept(treeOf({ 'docs/planted.md': `${planted}\n` })), [`docs/planted.md: ${what}`])
  // What an installation makes beside the program is never taken along.
  for (const line of ['/keys/', '/data/', '/build/']) assert.ok((tree.get('.gitignore') ?? '').split('\n').includes(line), line)
})
