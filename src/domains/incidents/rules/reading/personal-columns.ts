import { plainWords } from '#domains/territory/words.ts'

/** Heads under which people stand, in the languages of the field. */
const heads = new Set([
  'full name', 'first name', 'last name', 'middle name', 'surname', 'forename', 'given name', 'family name', 'firstname', 'lastname', 'date of birth', 'birth date', 'birthdate', 'dob', 'ssn', 'passport', 'passport number',
  'personal code', 'personal number', 'personal id', 'national id', 'id number', 'phone', 'phone number', 'telephone', 'email', 'e mail',
  'nume', 'prenume', 'nume si prenume', 'numele', 'prenumele', 'cnp', 'idnp', 'cod personal', 'data nasterii', 'telefon', 'pasaport', 'victima', 'faptuitor', 'banuit', 'petitionar',
  'eesnimi', 'perekonnanimi', 'isikukood', 'sunniaeg', 'vards', 'uzvards', 'personas kods', 'dzimsanas datums', 'emri', 'mbiemri', 'naam', 'voornaam', 'achternaam', 'geboortedatum',
  'имя', 'фамилия', 'отчество', 'фио', 'дата рождения', 'потерпевшии', 'подозреваемыи', 'телефон', 'прізвище', 'имена', 'рнокпп',
].map(plainWords))
const ofSomebody = /\b(victim|suspect|offender|complainant|witness|reporter|caller)s?\b/
/** Birth day inside, as in Latvia, Estonia, Lithuania and Romania; thirteen digits, as in Moldova. */
const numbers = [/^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}-?[0-2]\d{4}$/, /^[1-8]\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{4}(\d{2})?$/, /^[02]0\d{11}$/]

/** Does a column's head say that people stand under it? Nothing of people is taken in, so such a file is sent back. */
export function namesPeople(head: string): boolean {
  const plain = plainWords(head.replace(/([a-z])(?=[A-Z])/g, '$1 '))
  return heads.has(plain) || (ofSomebody.test(plain) && !/\b(count|number of|nr|category|type|relationship)\b/.test(plain))
}

/** Does a cell look like the number that a state gives a person? */
export const isPersonalNumber = (cell: string): boolean => numbers.some((pattern) => pattern.test(cell))
