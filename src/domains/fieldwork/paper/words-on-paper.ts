import type { Names } from '#domains/territory/words.ts'

/** What a sheet on paper says beside the questionnaire's own words, in each language. */
export const wordsOnPaper = {
  lead: {
    en: 'Please tell us how safe life is in your area. You need not give your name. What is kept does not show which answers are yours.',
    ro: 'Vă rugăm să ne spuneți cât de sigură este viața în zona dumneavoastră. Nu trebuie să vă dați numele. Ce se păstrează nu arată care răspunsuri sunt ale dumneavoastră.',
    ru: 'Пожалуйста, расскажите нам, насколько безопасно жить в вашем районе. Имя называть не нужно. По тому, что хранится, нельзя узнать, какие ответы ваши.',
    uk: 'Будь ласка, розкажіть нам, наскільки безпечно жити у вашому районі. Ім’я називати не потрібно. З того, що зберігається, не видно, які відповіді ваші.',
    sq: 'Ju lutemi na tregoni sa e sigurt është jeta në zonën tuaj. Nuk keni nevojë të jepni emrin. Ajo që ruhet nuk tregon cilat përgjigje janë tuajat.',
    et: 'Palun rääkige meile, kui turvaline on elu teie kandis. Nime ei ole vaja öelda. Sellest, mida hoitakse, ei ole näha, millised vastused on teie omad.',
    lv: 'Lūdzu, pastāstiet mums, cik droša ir dzīve jūsu apkaimē. Vārds nav jāmin. Glabātais nerāda, kuras atbildes ir jūsu.',
    nl: 'Vertel ons alstublieft hoe veilig het leven in uw buurt is. U hoeft uw naam niet te geven. Uit wat bewaard wordt, blijkt niet welke antwoorden van u zijn.',
  },
  cross: {
    en: 'Cross the box beside your answer, like this:', ro: 'Puneți o cruce în căsuța din dreptul răspunsului, astfel:',
    ru: 'Поставьте крестик в клетке рядом с ответом, вот так:', uk: 'Поставте хрестик у клітинці біля відповіді, ось так:',
    sq: 'Vendosni një kryq në kutinë pranë përgjigjes, kështu:', et: 'Tehke rist vastuse kõrval olevasse kasti, niimoodi:',
    lv: 'Ievelciet krustiņu lodziņā blakus atbildei, šādi:', nl: 'Zet een kruisje in het vakje naast uw antwoord, zo:',
  },
  return: {
    en: 'Leave out a question only where the sheet says so. Give the sheet back to whoever brought it, or at the station.',
    ro: 'Săriți peste o întrebare numai unde scrie pe foaie. Dați foaia înapoi celui care v-a adus-o sau la sediul poliției.',
    ru: 'Пропускайте вопрос только там, где так написано на листе. Верните лист тому, кто его принёс, или в отделение полиции.',
    uk: 'Пропускайте запитання лише там, де так написано на аркуші. Поверніть аркуш тому, хто його приніс, або до відділу поліції.',
    sq: 'Kaloni një pyetje vetëm aty ku e thotë fleta. Kthejani fletën atij që jua solli ose në komisariat.',
    et: 'Jätke küsimus vahele ainult seal, kus lehel nii kirjas on. Andke leht tagasi sellele, kes selle tõi, või politseijaoskonda.',
    lv: 'Izlaidiet jautājumu tikai tur, kur tā teikts lapā. Atdodiet lapu tam, kas to atnesa, vai policijas iecirknī.',
    nl: 'Sla alleen een vraag over waar het blad dat zegt. Geef het blad terug aan wie het bracht, of op het politiekantoor.',
  },
  qr: {
    en: 'You can answer by telephone or computer instead, with the serial:',
    ro: 'Puteți răspunde și de pe telefon sau calculator, cu seria:', ru: 'Можно ответить и с телефона или компьютера, по номеру:',
    uk: 'Можна відповісти й з телефону або комп’ютера, за номером:',
    sq: 'Mund të përgjigjeni edhe me telefon ose kompjuter, me numrin:', et: 'Võite vastata ka telefonis või arvutis, numbriga:',
    lv: 'Varat atbildēt arī tālrunī vai datorā, ar numuru:', nl: 'U kunt ook met telefoon of computer antwoorden, met het nummer:',
  },
  key: {
    en: 'Mark of the keys:', ro: 'Semnul cheilor:', ru: 'Знак ключей:', uk: 'Знак ключів:', sq: 'Shenja e çelësave:',
    et: 'Võtmete märk:', lv: 'Atslēgu zīme:', nl: 'Merk van de sleutels:',
  },
  page: {
    en: 'Page {n} of {of}', ro: 'Pagina {n} din {of}', ru: 'Страница {n} из {of}', uk: 'Сторінка {n} з {of}',
    sq: 'Faqja {n} nga {of}', et: 'Lehekülg {n}/{of}', lv: '{n}. lapa no {of}', nl: 'Pagina {n} van {of}',
  },
  goOn: {
    en: 'go on with question {n}', ro: 'treceți la întrebarea {n}', ru: 'перейдите к вопросу {n}', uk: 'перейдіть до запитання {n}',
    sq: 'kaloni te pyetja {n}', et: 'minge küsimuse {n} juurde', lv: 'pārejiet pie {n}. jautājuma', nl: 'ga verder met vraag {n}',
  },
  or: { en: ' or ', ro: ' sau ', ru: ' или ', uk: ' або ', sq: ' ose ', et: ' või ', lv: ' vai ', nl: ' of ' },
  only: {
    en: 'Only if you answered “{answers}” to question {n}.', ro: 'Numai dacă ați răspuns „{answers}” la întrebarea {n}.',
    ru: 'Только если на вопрос {n} вы ответили «{answers}».', uk: 'Лише якщо на запитання {n} ви відповіли «{answers}».',
    sq: 'Vetëm nëse pyetjes {n} iu përgjigjët “{answers}”.', et: 'Ainult siis, kui vastasite küsimusele {n} „{answers}“.',
    lv: 'Tikai tad, ja uz {n}. jautājumu atbildējāt „{answers}”.', nl: 'Alleen als u op vraag {n} ‘{answers}’ antwoordde.',
  },
  onlyAny: {
    en: 'Only if you answered “{answers}” to one of questions {n}.',
    ro: 'Numai dacă ați răspuns „{answers}” la una dintre întrebările {n}.',
    ru: 'Только если на один из вопросов {n} вы ответили «{answers}».',
    uk: 'Лише якщо на одне із запитань {n} ви відповіли «{answers}».',
    sq: 'Vetëm nëse njërës nga pyetjet {n} iu përgjigjët “{answers}”.',
    et: 'Ainult siis, kui vastasite ühele küsimustest {n} „{answers}“.',
    lv: 'Tikai tad, ja uz vienu no jautājumiem {n} atbildējāt „{answers}”.',
    nl: 'Alleen als u op een van de vragen {n} ‘{answers}’ antwoordde.',
  },
  onlyNot: {
    en: 'Only if your answer to question {n} was not “{answers}”.',
    ro: 'Numai dacă răspunsul la întrebarea {n} nu a fost „{answers}”.',
    ru: 'Только если ваш ответ на вопрос {n} был не «{answers}».',
    uk: 'Лише якщо ваша відповідь на запитання {n} була не «{answers}».',
    sq: 'Vetëm nëse përgjigjja juaj në pyetjen {n} nuk ishte “{answers}”.',
    et: 'Ainult siis, kui teie vastus küsimusele {n} ei olnud „{answers}“.',
    lv: 'Tikai tad, ja jūsu atbilde uz {n}. jautājumu nebija „{answers}”.',
    nl: 'Alleen als uw antwoord op vraag {n} niet ‘{answers}’ was.',
  },
  severally: {
    en: 'Cross all that apply.', ro: 'Puneți o cruce la toate răspunsurile care se potrivesc.',
    ru: 'Отметьте крестиком всё, что подходит.', uk: 'Позначте хрестиком усе, що підходить.',
    sq: 'Vendosni kryq te të gjitha që vlejnë.', et: 'Tehke rist kõigi sobivate juurde.',
    lv: 'Atzīmējiet ar krustiņu visu, kas atbilst.', nl: 'Kruis alles aan wat van toepassing is.',
  },
  number: {
    en: 'Write a number.', ro: 'Scrieți un număr.', ru: 'Напишите число.', uk: 'Напишіть число.', sq: 'Shkruani një numër.',
    et: 'Kirjutage arv.', lv: 'Ierakstiet skaitli.', nl: 'Schrijf een getal.',
  },
  'dont-know': {
    en: 'I do not know', ro: 'Nu știu', ru: 'Не знаю', uk: 'Не знаю', sq: 'Nuk e di', et: 'Ma ei tea', lv: 'Es nezinu',
    nl: 'Ik weet het niet',
  },
  'prefer-not': {
    en: 'I prefer not to say', ro: 'Prefer să nu spun', ru: 'Предпочитаю не отвечать', uk: 'Волію не відповідати',
    sq: 'Parapëlqej të mos them', et: 'Eelistan mitte öelda', lv: 'Es labāk nesaku', nl: 'Dat zeg ik liever niet',
  },
  thanks: {
    en: 'Thank you.', ro: 'Vă mulțumim.', ru: 'Спасибо.', uk: 'Дякуємо.', sq: 'Ju faleminderit.', et: 'Täname.', lv: 'Paldies.',
    nl: 'Dank u wel.',
  },
} satisfies Record<string, Names>
