/** What a message must not hold, in the languages that are spoken, and in those near them: whoever looks over a shoulder is not to learn who writes, about what, or that somebody asked for help. */
export const tellingWords: readonly string[] = [
  'police', 'officer', 'station', 'commissariat', 'report', 'crime', 'victim', 'violence', 'abuse', 'assault', 'complaint', 'survey', 'zone', 'neighbourhood', 'safety', 'vatra', 'sign in', 'account', 'password', 'case', 'witness',
  'poliți', 'politi', 'ofițer', 'sector', 'comisariat', 'inspectorat', 'sesizare', 'infracțiun', 'victim', 'violenț', 'abuz', 'agresiun', 'plânger', 'sondaj', 'zonă', 'cartier', 'siguranț', 'autentific', 'cont ', 'parol', 'dosar', 'martor',
  'polici', 'krim', 'dhun', 'ankes', 'viktim', 'lagj', 'siguri', 'kuri', 'vägival', 'kaebus', 'ohver', 'turvalis', 'küsitlus', 'nozieg', 'vardarb', 'sūdz', 'upur', 'drošīb', 'aptauj',
  'politie', 'misdrijf', 'geweld', 'klacht', 'slachtoffer', 'aangifte', 'wijk', 'veiligheid', 'enquête', 'преступл', 'опрос', 'безопасн', 'злочин', 'скарг', 'опитув', 'безпек', 'дільни',
  'полиц', 'участков', 'жертв', 'насил', 'жалоб', 'поліц', 'насильств', 'policia', 'politsei', 'policij', 'policja',
]

/** Those of them that a text holds, capitals or not. */
export const telling = (text: string): string[] => tellingWords.filter((word) => text.toLowerCase().includes(word))
