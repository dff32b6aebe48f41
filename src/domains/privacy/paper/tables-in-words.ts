import type { Names } from '#domains/territory/words.ts'

type Said = { readonly name: Names; readonly purpose: Names }

/** Tables that are about persons, in the words of whoever reads what is kept of them: long, because in eight languages. One that has no words yet is said as its tag says it, in English. */
export const tablesInWords: Readonly<Record<string, Said>> = {
  'people.persons': {
    name: {
      en: 'Who you are', ro: 'Cine sunteți', ru: 'Кто вы', uk: 'Хто ви', sq: 'Kush jeni', et: 'Kes te olete', lv: 'Kas jūs esat',
      nl: 'Wie u bent',
    },
    purpose: {
      en: 'So that it is known who acts', ro: 'Ca să se știe cine acționează', ru: 'Чтобы было известно, кто действует',
      uk: 'Щоб було відомо, хто діє', sq: 'Që të dihet kush vepron', et: 'Et oleks teada, kes tegutseb',
      lv: 'Lai būtu zināms, kas rīkojas', nl: 'Zodat bekend is wie handelt',
    },
  },
  'people.holdings': {
    name: {
      en: 'Posts you held', ro: 'Posturile pe care le-ați ocupat', ru: 'Должности, которые вы занимали',
      uk: 'Посади, які ви обіймали', sq: 'Postet që keni mbajtur', et: 'Kohad, mida olete täitnud',
      lv: 'Amati, ko esat ieņēmis vai ieņēmusi', nl: 'Posten die u bekleedde',
    },
    purpose: {
      en: 'For rights, and to see how often officers change',
      ro: 'Pentru drepturi și pentru a vedea cât de des se schimbă polițiștii',
      ru: 'Для прав и чтобы видеть, как часто меняются сотрудники', uk: 'Для прав і щоб бачити, як часто змінюються поліцейські',
      sq: 'Për të drejtat dhe për të parë sa shpesh ndërrohen policët',
      et: 'Õiguste jaoks ja et näha, kui sageli politseinikud vahetuvad', lv: 'Tiesībām un lai redzētu, cik bieži mainās policisti',
      nl: 'Voor de rechten, en om te zien hoe vaak agenten wisselen',
    },
  },
  'people.sign_in_links': {
    name: {
      en: 'Links that signed you in', ro: 'Linkuri cu care ați intrat', ru: 'Ссылки, по которым вы входили',
      uk: 'Посилання, за якими ви входили', sq: 'Lidhjet me të cilat keni hyrë', et: 'Lingid, millega olete sisenenud',
      lv: 'Saites, ar kurām esat ienācis vai ienākusi', nl: 'Links waarmee u binnenkwam',
    },
    purpose: {
      en: 'For signing in', ro: 'Pentru intrare', ru: 'Для входа', uk: 'Для входу', sq: 'Për të hyrë', et: 'Sisenemiseks',
      lv: 'Lai ienāktu', nl: 'Om binnen te komen',
    },
  },
  'people.browsers': {
    name: {
      en: 'Browsers known to your account', ro: 'Browsere cunoscute contului dumneavoastră', ru: 'Браузеры, знакомые вашей учётной записи',
      uk: 'Браузери, знайомі вашому обліковому запису', sq: 'Shfletuesit që llogaria juaj i njeh', et: 'Brauserid, mida teie konto tunneb',
      lv: 'Pārlūki, ko jūsu konts pazīst', nl: 'Browsers die uw account kent',
    },
    purpose: {
      en: 'To notice when somebody else comes in as you', ro: 'Pentru a observa când altcineva intră în locul dumneavoastră', ru: 'Чтобы заметить, если кто-то другой войдёт от вашего имени',
      uk: 'Щоб помітити, якщо хтось інший увійде від вашого імені', sq: 'Për të vënë re kur dikush tjetër hyn si ju', et: 'Et märgata, kui keegi teine teie nimel sisse tuleb',
      lv: 'Lai pamanītu, ja kāds cits ienāk jūsu vietā', nl: 'Om te merken dat iemand anders als u binnenkomt',
    },
  },
  'people.sessions': {
    name: {
      en: 'Where you are signed in', ro: 'Unde sunteți conectat', ru: 'Где вы вошли', uk: 'Де ви увійшли', sq: 'Ku keni hyrë',
      et: 'Kus te olete sisse logitud', lv: 'Kur esat ienācis vai ienākusi', nl: 'Waar u bent aangemeld',
    },
    purpose: {
      en: 'For staying signed in', ro: 'Pentru a rămâne conectat', ru: 'Чтобы вход сохранялся', uk: 'Щоб вхід зберігався',
      sq: 'Që hyrja të mbetet', et: 'Et sisselogimine püsiks', lv: 'Lai ieeja saglabātos', nl: 'Om aangemeld te blijven',
    },
  },
  'people.passwords': {
    name: {
      en: 'Your password', ro: 'Parola dumneavoastră', ru: 'Ваш пароль', uk: 'Ваш пароль', sq: 'Fjalëkalimi juaj', et: 'Teie parool',
      lv: 'Jūsu parole', nl: 'Uw wachtwoord',
    },
    purpose: {
      en: 'For signing in', ro: 'Pentru intrare', ru: 'Для входа', uk: 'Для входу', sq: 'Për të hyrë', et: 'Sisenemiseks',
      lv: 'Lai ienāktu', nl: 'Om binnen te komen',
    },
  },
  'people.passkeys': {
    name: {
      en: 'Your passkeys', ro: 'Cheile dumneavoastră de acces', ru: 'Ваши ключи входа', uk: 'Ваші ключі входу',
      sq: 'Çelësat tuaj të hyrjes', et: 'Teie pääsuvõtmed', lv: 'Jūsu piekļuves atslēgas', nl: 'Uw toegangssleutels',
    },
    purpose: {
      en: 'For signing in', ro: 'Pentru intrare', ru: 'Для входа', uk: 'Для входу', sq: 'Për të hyrë', et: 'Sisenemiseks',
      lv: 'Lai ienāktu', nl: 'Om binnen te komen',
    },
  },
  'people.identities': {
    name: {
      en: 'How your country knows you', ro: 'Cum vă cunoaște țara dumneavoastră', ru: 'Как вас знает ваша страна',
      uk: 'Як вас знає ваша країна', sq: 'Si ju njeh vendi juaj', et: 'Kuidas teie riik teid tunneb', lv: 'Kā jūs pazīst jūsu valsts',
      nl: 'Hoe uw land u kent',
    },
    purpose: {
      en: 'For signing in by your country\'s door; your number itself is not kept',
      ro: 'Pentru intrarea prin serviciul țării; numărul însuși nu se păstrează',
      ru: 'Для входа через службу вашей страны; сам ваш номер не хранится',
      uk: 'Для входу через службу вашої країни; сам ваш номер не зберігається',
      sq: 'Për të hyrë përmes shërbimit të vendit tuaj; vetë numri juaj nuk ruhet',
      et: 'Sisenemiseks teie riigi teenuse kaudu; isikukoodi ennast ei hoita',
      lv: 'Lai ienāktu caur savas valsts pakalpojumu; pats jūsu numurs netiek glabāts',
      nl: 'Om via de dienst van uw land binnen te komen; uw nummer zelf wordt niet bewaard',
    },
  },
  'residents.registrations': {
    name: {
      en: 'How you are known again', ro: 'Cum sunteți recunoscut', ru: 'Как вас узнают снова', uk: 'Як вас упізнають знову',
      sq: 'Si njiheni sërish', et: 'Kuidas teid uuesti ära tuntakse', lv: 'Kā jūs atkal pazīst', nl: 'Hoe u weer herkend wordt',
    },
    purpose: {
      en: 'A mailbox, a language and your zone, so that the page fits you',
      ro: 'O căsuță poștală, o limbă și zona, ca pagina să vi se potrivească',
      ru: 'Почтовый ящик, язык и ваш участок, чтобы страница вам подходила',
      uk: 'Поштова скринька, мова і ваша дільниця, щоб сторінка вам підходила',
      sq: 'Një kuti postare, një gjuhë dhe zona juaj, që faqja t’ju përshtatet',
      et: 'Postkast, keel ja teie piirkond, et leht teile sobiks', lv: 'Pastkaste, valoda un jūsu iecirknis, lai lapa jums derētu',
      nl: 'Een mailadres, een taal en uw wijk, zodat de pagina bij u past',
    },
  },
  'residents.sessions': {
    name: {
      en: 'Where you are signed in as a resident', ro: 'Unde sunteți conectat ca locuitor', ru: 'Где вы вошли как житель',
      uk: 'Де ви увійшли як мешканець', sq: 'Ku keni hyrë si banor', et: 'Kus te olete elanikuna sisse logitud',
      lv: 'Kur esat ienācis vai ienākusi kā iedzīvotājs', nl: 'Waar u als bewoner bent aangemeld',
    },
    purpose: {
      en: 'For staying signed in', ro: 'Pentru a rămâne conectat', ru: 'Чтобы вход сохранялся', uk: 'Щоб вхід зберігався',
      sq: 'Që hyrja të mbetet', et: 'Et sisselogimine püsiks', lv: 'Lai ieeja saglabātos', nl: 'Om aangemeld te blijven',
    },
  },
  'residents.passkeys': {
    name: {
      en: 'Your passkeys as a resident', ro: 'Cheile dumneavoastră de acces ca locuitor', ru: 'Ваши ключи входа как жителя',
      uk: 'Ваші ключі входу як мешканця', sq: 'Çelësat tuaj të hyrjes si banor', et: 'Teie pääsuvõtmed elanikuna',
      lv: 'Jūsu piekļuves atslēgas kā iedzīvotājam', nl: 'Uw toegangssleutels als bewoner',
    },
    purpose: {
      en: 'For signing in', ro: 'Pentru intrare', ru: 'Для входа', uk: 'Для входу', sq: 'Për të hyrë', et: 'Sisenemiseks',
      lv: 'Lai ienāktu', nl: 'Om binnen te komen',
    },
  },
  'people.post_requests': {
    name: {
      en: 'A post of trust that was asked for you', ro: 'Un post de încredere cerut pentru dumneavoastră', ru: 'Должность доверия, о которой для вас просили',
      uk: 'Посада довіри, про яку для вас просили', sq: 'Një post besimi që u kërkua për ju', et: 'Usaldusametikoht, mida teile paluti',
      lv: 'Uzticības amats, ko jums lūdza', nl: 'Een vertrouwensfunctie die voor u is gevraagd',
    },
    purpose: {
      en: 'Which two gave it', ro: 'Care două persoane l-au dat', ru: 'Кто двое её дали', uk: 'Хто двоє її надали',
      sq: 'Cilët dy e dhanë', et: 'Millised kaks selle andsid', lv: 'Kuri divi to piešķīra', nl: 'Welke twee haar gaven',
    },
  },
  'people.foundings': {
    name: {
      en: 'You were named when the directorate was founded', ro: 'Ați fost numit la întemeierea direcției', ru: 'Вас назначили при основании управления',
      uk: 'Вас призначили під час заснування управління', sq: 'U emëruat kur u themelua drejtoria', et: 'Teid nimetati direktoraadi asutamisel',
      lv: 'Jūs iecēla, dibinot pārvaldi', nl: 'U bent benoemd bij de oprichting van de directie',
    },
    purpose: {
      en: 'Whom one person named alone', ro: 'Pe cine a numit o singură persoană', ru: 'Кого назначил один человек', uk: 'Кого призначила одна людина',
      sq: 'Kë emëroi një person i vetëm', et: 'Kelle nimetas üks inimene üksi', lv: 'Ko iecēla viens cilvēks', nl: 'Wie door één persoon is benoemd',
    },
  },
  'people.recoveries': {
    name: {
      en: 'When you began anew', ro: 'Când ați început din nou', ru: 'Когда вы начинали заново', uk: 'Коли ви починали наново',
      sq: 'Kur keni filluar nga e para', et: 'Millal te uuesti alustasite', lv: 'Kad jūs sākāt no jauna',
      nl: 'Wanneer u opnieuw begon',
    },
    purpose: {
      en: 'Which two let you begin anew', ro: 'Care doi v-au lăsat să începeți din nou',
      ru: 'Кто из двоих позволил вам начать заново', uk: 'Хто двоє дозволили вам почати наново',
      sq: 'Cilët dy ju lejuan të filloni nga e para', et: 'Kes kaks lasid teil uuesti alustada',
      lv: 'Kuri divi ļāva jums sākt no jauna', nl: 'Welke twee u opnieuw lieten beginnen',
    },
  },
  'people.openings': {
    name: {
      en: 'When you broke the glass', ro: 'Când ați făcut o deschidere de urgență',
      ru: 'Когда вы открывали доступ в чрезвычайном случае', uk: 'Коли ви відкривали доступ у надзвичайному випадку',
      sq: 'Kur keni hapur qasje të jashtëzakonshme', et: 'Millal te avasite erakorralise juurdepääsu',
      lv: 'Kad jūs atvērāt ārkārtas piekļuvi', nl: 'Wanneer u in nood toegang opende',
    },
    purpose: {
      en: 'What you opened, why, and what was said of it', ro: 'Ce ați deschis, de ce și ce s-a spus despre aceasta',
      ru: 'Что вы открыли, почему и что об этом сказали', uk: 'Що ви відкрили, чому і що про це сказали',
      sq: 'Çfarë hapët, pse dhe çfarë u tha për të', et: 'Mida te avasite, miks ja mida selle kohta öeldi',
      lv: 'Ko jūs atvērāt, kāpēc un kas par to tika teikts', nl: 'Wat u opende, waarom, en wat ervan gezegd is',
    },
  },
  'vigilance.findings': {
    name: {
      en: 'What was odd about your looking', ro: 'Ce a fost neobișnuit în consultările dumneavoastră',
      ru: 'Что было необычного в ваших просмотрах', uk: 'Що було незвичного у ваших переглядах',
      sq: 'Çfarë ishte e pazakontë në shikimet tuaja', et: 'Mis oli teie vaatamistes ebatavalist',
      lv: 'Kas jūsu skatījumos bija neparasts', nl: 'Wat er ongewoon was aan uw raadplegingen',
    },
    purpose: {
      en: 'So that somebody from outside asks about it', ro: 'Ca cineva din afară să întrebe despre aceasta',
      ru: 'Чтобы об этом спросил кто-то со стороны', uk: 'Щоб про це запитав хтось зі сторони',
      sq: 'Që dikush nga jashtë të pyesë për të', et: 'Et keegi väljastpoolt selle kohta küsiks',
      lv: 'Lai kāds no malas par to pajautātu', nl: 'Zodat iemand van buiten ernaar vraagt',
    },
  },
  'problems.rankings': {
    name: {
      en: 'How you ranked concerns', ro: 'Cum ați ordonat grijile', ru: 'Как вы упорядочили проблемы',
      uk: 'Як ви впорядкували проблеми', sq: 'Si i renditët shqetësimet', et: 'Kuidas te mured järjestasite',
      lv: 'Kā jūs sakārtojāt problēmas', nl: 'Hoe u zorgen rangschikte',
    },
    purpose: {
      en: 'Told only as a mean of officers', ro: 'Se spune numai ca medie a polițiștilor',
      ru: 'Сообщается только как среднее по сотрудникам', uk: 'Повідомляється лише як середнє серед поліцейських',
      sq: 'Tregohet vetëm si mesatare e policëve', et: 'Öeldakse ainult politseinike keskmisena',
      lv: 'Tiek teikts tikai kā policistu vidējais', nl: 'Wordt alleen als gemiddelde van agenten verteld',
    },
  },
  'privacy.measures': {
    name: {
      en: 'What was done because you asked', ro: 'Ce s-a făcut pentru că ați cerut', ru: 'Что сделано по вашей просьбе',
      uk: 'Що зроблено на ваше прохання', sq: 'Çfarë u bë sepse e kërkuat', et: 'Mida tehti teie palvel',
      lv: 'Kas paveikts pēc jūsu lūguma', nl: 'Wat er op uw vraag gedaan is',
    },
    purpose: {
      en: 'So that it stays done, also after a backup is restored', ro: 'Ca să rămână făcut, și după refacerea unei copii',
      ru: 'Чтобы это осталось сделанным и после восстановления копии', uk: 'Щоб це лишилося зробленим і після відновлення копії',
      sq: 'Që të mbetet e bërë, edhe pas rikthimit të një kopjeje', et: 'Et see jääks tehtuks ka pärast varukoopia taastamist',
      lv: 'Lai tas paliktu paveikts arī pēc kopijas atjaunošanas', nl: 'Zodat het gedaan blijft, ook nadat een kopie is teruggezet',
    },
  },
  'privacy.requests': {
    name: {
      en: 'What you asked about your data', ro: 'Ce ați cerut despre datele dumneavoastră',
      ru: 'О чём вы спрашивали касательно своих данных', uk: 'Про що ви питали щодо своїх даних',
      sq: 'Çfarë keni pyetur për të dhënat tuaja', et: 'Mida te oma andmete kohta küsisite', lv: 'Ko jūs jautājāt par saviem datiem',
      nl: 'Wat u over uw gegevens vroeg',
    },
    purpose: {
      en: 'So that you are answered in time', ro: 'Ca să primiți răspuns la timp', ru: 'Чтобы вам ответили вовремя',
      uk: 'Щоб вам відповіли вчасно', sq: 'Që t’ju përgjigjen në kohë', et: 'Et teile õigel ajal vastataks',
      lv: 'Lai jums laikus atbildētu', nl: 'Zodat u op tijd antwoord krijgt',
    },
  },
}
