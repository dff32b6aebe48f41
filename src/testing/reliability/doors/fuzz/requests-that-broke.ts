import { nested } from './hostile.ts'

const form = 'application/x-www-form-urlencoded'
const twoFiles = `${['a', 'b'].map((words) => `--two\r\nContent-Disposition: form-data; name="file"; filename="${words}.json"\r\nContent-Type: application/json\r\n\r\n${words}\r\n`).join('')}--two--\r\n`
type Sent = { readonly path: string; readonly body?: string; readonly kind?: string }

/** Every request that was once answered with a fault of ours, as it was sent; each stands for the mistake beside it. */
export const requestsThatBroke = (ids: Readonly<Record<string, string>>): readonly Sent[] => [
  // An address that is no text.
  { path: '/open/zones/%E0%A4/results.csv' },
  // A sign that no database keeps, in an address and in a field.
  { path: '/open/zones/%00/results.json' },
  { path: '/en/station/zones/%00' },
  { path: '/api/do/people.add-person', body: JSON.stringify({ name: 'a\0b' }) },
  { path: '/api/ask/territory.zone?slug=%00' },
  // A language that is none, into which somebody is sent on.
  { path: '/%E2%80%AE/sign-in/mine', body: 'id=1', kind: form },
  { path: `/en/station/waves/%F0%9F%98%80/sheets.pdf`, body: 'zone=1', kind: form },
  { path: '/%00/station/interviews', body: '', kind: form },
  // A field that was sent twice where one is meant.
  { path: `/en/station/problems/${ids.problem}/at-once`, body: 'words=a&words=b', kind: form },
  { path: `/en/station/partners/${ids.organisation}`, body: 'title=a&title=b', kind: form },
  { path: '/en/m', body: 'code=a&code=b', kind: form },
  { path: '/en/mine/ask', body: 'mailbox=a&mailbox=b', kind: form },
  { path: '/en/mine/ask', body: 'again=a&again=b', kind: form },
  // Two files in one field.
  ...['/en/station/zones/import', '/en/station/instruments'].map((path) => ({ path, body: twoFiles, kind: 'multipart/form-data; boundary=two' })),
  // A form that is none.
  { path: '/en/station/instruments', body: 'x', kind: 'multipart/form-data; boundary=y' },
  { path: '/en/station/people', body: '{}', kind: 'application/json' },
  // Nested deeper than anybody reads.
  ...nested.map((body) => ({ path: '/api/ask/territory.check-zones', body: `{"geojson":${body}}` })),
]
