import type { Room } from './gallery.ts'

const beginning = `# Gallery

What each number of the kernel looks like, and what to read from it. The functions are in [\`src/kernel\`](../../src/kernel); each picture names its own.

All of it is drawn from the demonstration town (Liepene: four zones, 17,000 people, made up), always the same: the answers are the two files of sheets and the
months are the police's file, just as \`bin/vatra demo\` makes them. Three things are made by a small seeded maker on the same map, because the town's own files
hold no such pattern: places of thefts and burglaries, and front doors (\`src/testing/gallery/town/places.ts\`); calls and waits (\`town/calls.ts\`); what else a picture
needs is said in its drawing. Where a pattern was put in on purpose, the picture shows that the method finds it, and nothing about a real town.

Draw it anew with \`node tools/gallery.ts\`; a test holds each file to what the kernel says today.
`

/** The page that leads through the gallery: room by room, what one sees and which functions say it. */
export function contents(rooms: readonly Room[]): string {
  const list = rooms.map(({ name, pictures }) => `- [${name}](#${name.toLowerCase().replaceAll(' ', '-')}): ${pictures.map((one) => `[${one.name.replaceAll('-', ' ')}](#${one.name})`).join(', ')}`)
  return [beginning, ...list, '', ...rooms.flatMap(({ name, says, pictures }) => [
    `## ${name}`, '', says, '',
    ...pictures.flatMap((one) => [
      `<a id="${one.name}"></a>`, '', `**${one.title}.** ${one.reads} ${one.of.map((file) => `[\`${file}\`](../../src/kernel/${file}.ts)`).join(', ')}`, '', `![${one.title}](${one.name}.svg)`, '',
    ]),
  ])].join('\n')
}
