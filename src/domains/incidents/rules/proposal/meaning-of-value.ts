import { plainWords } from '#domains/territory/words.ts'
import type { Category } from '../../words.ts'

/** Beginnings of words by which polices of the field write a category, the more particular first. */
const said: readonly (readonly [Category, RegExp])[] = [
  ['homicide', /homicid|murder|omor|moord|tapm|slepkav|vrasj|убийств|вбивств/], ['sexual', /sexual|rape|viol\b|seksua|изнасил|зґвалт/], ['violence-at-home', /domestic|familie|familial|lahisuhte|gimene|семейн|домашн/],
  ['hate', /hate|ura\b|haat|ненавист/], ['robbery', /robber|talhar|jaf|roovi|laupisan|grabitj|beroving|разбой|грабеж|грабіж/], ['burglary', /burglar|spargere|break in|sissemurd|zadzib.* no telp|inbraak|vjedhje banes|кварт.*краж|крадіжк.*кварт/],
  ['bicycle', /bicycl|biciclet|jalgrat|velosip|fiets|велосип/], ['vehicle', /vehic|auto|motor|masin|soiduk|transportlidz|automjet|угон|авто/], ['theft-from-person', /pickpocket|from the person|from person|buzunar|taskuvarg|kabatzag|zakkenroll|карман/],
  ['shoplifting', /shoplift|magazin|kauplus|veikal|winkel|магазин/], ['theft', /theft|larcen|steal|furt|varg|zadz|diefstal|vjedhj|краж|крадіж/], ['arson', /arson|incendi|suuta|tulekahju|dedzin|brand|поджог|підпал/],
  ['damage', /damage|vandal|graffiti|distrug|rikkum.*asj|bojas|beschad|demtim|поврежд|пошкодж|вандал/], ['deception', /fraud|decept|inselac|kelm|krapsan|oplicht|mashtr|мошен|шахрай/], ['drugs', /drug|narco|droguri|narko|stupef|нарко/],
  ['drink-driving', /drink driv|drunk driv|dui|alcool la volan|joobes juht/], ['drunkenness', /drunk|alco|betie|joob|reibum|dehje|пьян|п ян/], ['traffic', /traffic|trafic|rutier|liiklus|satiksm|verkeer|дорож|дтп/],
  ['threat', /threat|amenint|ahvard|draud|bedreig|kanosj|угроз|погроз/], ['assault', /assault|batter|vatamare|lovire|kehali|miesas|mishandel|plagos|побо|тілесн/], ['violence', /violen|vagival|geweld|dhun|насил/],
  ['weapons', /weapon|arme|relv|ieroc|wapen|arme|оруж|збро/], ['prostitution', /prostitu|проститу/], ['dogs', /dog|cain|koer|sun[isu]|hond|qen|собак/], ['rubbish', /rubbish|litter|waste|gunoi|prugi|atkritum|afval|мусор|сміт/],
  ['disorder', /disorder|public order|anti social|nuisance|noise|huligan|ordin|avaliku korra|sabiedrisk|overlast|хулиг|порядк/], ['other', /^(other|altele|alte|muu|cits|overig|tjeter|друг|прочее|інше)/],
]

/** What a value most probably is in our words; null when nothing in it is known. */
export const meaningOfValue = (value: string): Category | null => {
  const plain = plainWords(value)
  return said.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}
