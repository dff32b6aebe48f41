import type { Export } from '#domains/privacy/words.ts'
import { attachment } from '../exports/marked.ts'

/** An export as a file. On a machine without a press the same is handed over as it is for programs. */
export function handedOver({ export: all, pdf }: { readonly export: Export; readonly pdf: string | null }, paper: boolean, name = 'my-data'): Response {
  const printed = paper && pdf !== null
  return new Response(printed ? new Uint8Array(Buffer.from(pdf, 'base64')) : JSON.stringify(all, null, 2), {
    headers: { 'content-type': printed ? 'application/pdf' : 'application/json; charset=utf-8', 'content-disposition': attachment(`${name}.${printed ? 'pdf' : 'json'}`), 'cache-control': 'no-store' },
  })
}
