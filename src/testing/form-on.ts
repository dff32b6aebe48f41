/** What a browser would send of the form on a page that has a field of this name, if nobody touched it: a file and the buttons are left out. */
export function formOn(html: string, field: string): Record<string, string> {
  const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([text]) => text).find((text) => text.includes(`name="${field}"`)) ?? ''
  const fields: Record<string, string> = {}
  for (const [, , tag, attributes = '', content = ''] of form.matchAll(/(<(select|textarea)\b([^>]*)>([\s\S]*?)<\/\2>)/g)) {
    fields[attribute(attributes, 'name')] = tag === 'textarea' ? plain(content.replace(/^\n/, '')) : chosen(content)
  }
  for (const [, attributes = ''] of form.matchAll(/<input\b([^>]*)>/g)) {
    const type = attribute(attributes, 'type')
    if (type === 'file' || ((type === 'checkbox' || type === 'radio') && !/\bchecked\b/.test(attributes))) continue
    fields[attribute(attributes, 'name')] = attribute(attributes, 'value') || (type === 'checkbox' ? 'on' : '')
  }
  return fields
}

function chosen(options: string): string {
  const all = [...options.matchAll(/<option\b([^>]*)>([\s\S]*?)<\/option>/g)]
  const [, attributes = '', words = ''] = all.find(([, it]) => /\bselected\b/.test(it!)) ?? all[0] ?? []
  return /\bvalue=/.test(attributes) ? attribute(attributes, 'value') : plain(words)
}

const attribute = (attributes: string, name: string): string => plain(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '')
const plain = (text: string): string => text.replace(/&#x27;|&#39;/g, "'").replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
