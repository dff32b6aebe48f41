/** The text in the reader's language, else in English, else in whichever language is there. */
export const named = (names: Readonly<Record<string, string>>, language: string): string => names[language] ?? names.en ?? Object.values(names)[0] ?? ''
