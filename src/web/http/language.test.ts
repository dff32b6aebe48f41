import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Hono } from 'hono'
import { languages } from '#domains/territory/words.ts'
import { ownDatabase } from '#testing/database.ts'
import { makeApp } from './app.ts'
import { preferred } from './language.ts'

let site: Hono
before(async () => { site = await makeApp(await ownDatabase()) })
const sentTo = async (path: string, language: string) => (await site.request(path, { headers: { 'accept-language': language } })).headers.get('location')

test('the start leads to the language the browser asks for', async () => {
  assert.equal(await sentTo('/', 'ro-MD,ro;q=0.9,en;q=0.5'), '/ro')
  assert.equal(await sentTo('/', 'en;q=0.4, ro;q=0.8'), '/ro')
  assert.equal(await sentTo('/', 'de'), '/en')
})

test('every language of the list has its pages, and one that is none has not', async () => {
  for (const language of languages) {
    assert.equal(await sentTo('/', language), `/${language}`)
    assert.equal((await site.request(`/${language}/zones`)).status, 200)
  }
  assert.equal((await site.request('/xx/zones')).status, 404)
})

test('the page says in which language it is, and offers the same page in the others', async () => {
  const html = await (await site.request('/ro/zones?q=a')).text()
  assert.match(html, /<html lang="ro">/)
  assert.match(html, /<a href="\/en\/zones\?q=a" hrefLang="en" lang="en">English<\/a>/i)
})

test('nonsense in the header is English', () => {
  for (const header of [null, '', ';;;', 'q=1', '*', 'ro;q=0']) assert.equal(preferred(header), 'en')
})
