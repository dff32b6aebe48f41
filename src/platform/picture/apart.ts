import { serveApart } from '../apart/serve-apart.ts'
import { drawnHere } from './drawn-here.ts'

serveApart({ draw: ({ file, most }: { readonly file: Uint8Array; readonly most: number }) => drawnHere(file, { most }) })
