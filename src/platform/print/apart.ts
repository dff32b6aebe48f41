import { serveApart } from '../apart/serve-apart.ts'
import { print } from './print.ts'

serveApart(({ template, inputs, now }: { readonly template: string; readonly inputs: Readonly<Record<string, string>>; readonly now: Date }) => print(template, inputs, now))
