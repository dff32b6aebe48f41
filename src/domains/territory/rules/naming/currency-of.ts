/** Countries with a currency of their own (ISO 3166 and 4217); every other one is told in euros. */
const own: Readonly<Record<string, string>> = {
  AL: 'ALL', AM: 'AMD', AZ: 'AZN', BA: 'BAM', BY: 'BYN', CA: 'CAD', CH: 'CHF', CZ: 'CZK', DK: 'DKK', GB: 'GBP', GE: 'GEL', HU: 'HUF', IS: 'ISK', KG: 'KGS', KZ: 'KZT', LI: 'CHF', MD: 'MDL', MK: 'MKD',
  MN: 'MNT', NO: 'NOK', PL: 'PLN', RO: 'RON', RS: 'RSD', RU: 'RUB', SE: 'SEK', TJ: 'TJS', TM: 'TMT', TR: 'TRY', UA: 'UAH', US: 'USD', UZ: 'UZS',
}

/** In which money a country counts; euros where nothing else is known of it. */
export const currencyOf = (country: string | undefined): string => own[country ?? ''] ?? 'EUR'
