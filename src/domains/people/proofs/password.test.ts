import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shortestPassword, tooEasy } from '../rules/too-easy.ts'
import { knownPassword, knownPasswords } from './known-password.ts'
import { hashedPassword, passwordFits } from './password.ts'

test('a password is looked at as it was typed: no letter is made small, cut off or left out', async () => {
  const password = ` Nine lanterns, FERRY ${'x y '.repeat(30)}ș`
  const kept = await hashedPassword(password)
  assert.equal(await passwordFits(password, kept), true)
  for (const other of [password.toLowerCase(), password.trim(), password.slice(0, 72), `${password} `]) assert.equal(await passwordFits(other, kept), false, other.slice(0, 30))
  assert.notEqual(await hashedPassword(password), kept, 'the same password is never kept alike')
})

test('any signs make a password that is long enough, and none has to be there', () => {
  for (const good of ['fire lantern ferry', 'LANTERNFERRYSTONE', '7402 9618 3357 20', '¿¡«»&=/(€?+§#!~', 'фонарь паром камень', '湖の灯りと渡し船と古い石橋の朝の霧', 'lantern ferry '.repeat(14)]) assert.equal(tooEasy(good, []), null, good)
})

test('what is short, is somebody\'s own name, or is made of what everybody takes here and everywhere is no password', () => {
  assert.ok(shortestPassword >= 8)
  for (const short of ['', 'x', 'lantern-fer']) assert.equal(tooEasy(short, []), 'people.password-short', short)
  assert.equal(tooEasy('the ferry of hoxha', ['Arta Hoxha']), 'people.password-is-name')
  for (const known of ['politia politia', 'Vatra-Police-2026', 'comisariat1234', 'P@ssw0rd2027!!', 'qwertzuiop123', '123456789012', '999999999999', '010203040506', 'abcdefghijklmn']) assert.equal(tooEasy(known, []), 'people.password-common', known)
})

test('what stands on lists of stolen passwords is none, nor what people make of it to have enough signs', () => {
  const made = (word: string) => [word, `${word}123`, `${word}2026!`, `${word}${word}`, `!!${word.toUpperCase()}!!`, `${word.replaceAll('o', '0').replaceAll('a', '@')}!!`]
  const long = knownPasswords.slice(0, 10_000).flatMap(made).filter((made) => [...made].length >= shortestPassword)
  assert.ok(knownPasswords.length >= 3000 && long.length >= 3000, `${knownPasswords.length} known, of which ${long.length} can be made that are long enough`)
  const through = (looks: (password: string) => boolean) => long.filter((password) => !looks(password))
  assert.ok(through(knownPassword).length < long.length / 500, `${through(knownPassword).slice(0, 20)}`)
  assert.deepEqual(knownPasswords.filter((word) => !knownPassword(word)), [])
  // The planted fault: a look that only finds what stands on the list letter by letter.
  const listed = new Set(knownPasswords)
  assert.ok(through((password) => listed.has(password)).length > long.length / 2)
  for (const good of ['fire lantern ferry', 'LANTERNFERRYSTONE', '7402 9618 3357 20', 'фонарь паром камень', 'lantern orchard seventeen ferry', 'correct stones in november']) assert.equal(knownPassword(good), false, good)
})
