/** Comma, semicolon, tab or bar: whichever parts the first line most often, outside quotes. */
export function delimiterOf(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]|$/)).replace(/"[^"]*"/g, '')
  const counted = [',', ';', '\t', '|'].map((mark) => ({ mark, times: line.split(mark).length }))
  return counted.reduce((most, next) => (next.times > most.times ? next : most)).mark
}
