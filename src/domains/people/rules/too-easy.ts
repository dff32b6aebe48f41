/** Words that passwords are made of again and again: of every language here, of the trade, and of the keyboard. */
const common = [
  'password', 'passwort', 'parola', 'parole', 'hasło', 'haslo', 'пароль', 'fjalekalimi', 'lozinka', 'salasana', 'sifre', 'welcome', 'willkommen', 'bunvenit', 'letmein', 'iloveyou', 'teamo', 'tedua',
  'admin', 'administrator', 'root', 'user', 'test', 'guest', 'login', 'secret', 'changeme', 'default', 'master', 'computer', 'internet', 'google', 'football', 'fotbal', 'sunshine', 'princess', 'dragon', 'monkey', 'shadow', 'superman', 'batman',
  'police', 'politia', 'policia', 'policija', 'polizei', 'полиция', 'officer', 'commander', 'comisariat', 'station', 'patrol', 'vatra', 'moldova', 'romania', 'albania', 'latvija', 'estonia', 'chisinau',
  'qwerty', 'qwertz', 'azerty', 'qwertyuiop', 'qwertzuiop', 'asdf', 'asdfgh', 'asdfghjkl', 'zxcvbn', 'zxcvbnm', 'йцукен', 'йцукенг', 'abc', 'abcd', 'abcdef', 'abcdefgh', 'abcdefghijkl', 'abcdefghijklm', 'qazwsx', 'qazwsxedc', 'xyz',
  'january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october', 'november', 'december', 'monday', 'friday', 'spring', 'summer', 'autumn', 'winter', 'primavara', 'toamna', 'iarna', 'vara',
]
const words = new RegExp(`(${common.toSorted((one, two) => two.length - one.length).join('|')})`, 'g')
const looksLike: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' }

/** Twelve characters (ASVS 5.0 asks for eight and recommends fifteen): a sentence of four short words has more. */
export const shortestPassword = 12

/** Why a password would be guessed first: it is short, is the person's own name, or is made of what everybody takes. Null when it will do. */
export function tooEasy(password: string, own: readonly string[]): string | null {
  const plain = password.normalize('NFKC').toLowerCase()
  if ([...plain].length < shortestPassword) return 'people.password-short'
  const names = own.flatMap((name) => name.normalize('NFKC').toLowerCase().split(/[\s@.,_-]+/)).filter((part) => part.length >= 4)
  if (names.some((name) => plain.includes(name))) return 'people.password-is-name'
  // Digits and signs alone are a password too, when they are no row of digits and none said twice.
  if (!/\p{L}/u.test(plain)) return new Set(plain).size < 6 || apart([...plain]) < shortestPassword ? 'people.password-common' : null
  return new Set(plain).size < 6 || left(plain) < 5 || left(read(plain)) < 5 ? 'people.password-common' : null
}

/** How many letters are left without common words, digits, signs and letters said twice or in order. */
function left(text: string): number {
  return apart([...text.replace(words, '').replace(/[^\p{L}]/gu, '')])
}

/** How many signs do not follow from the one before. */
const apart = (signs: readonly string[]): number => signs.filter((sign, at) => at === 0 || Math.abs(sign.codePointAt(0)! - signs[at - 1]!.codePointAt(0)!) > 1).length

const read = (text: string) => text.replace(/[013457@$!]/g, (sign) => looksLike[sign]!)
