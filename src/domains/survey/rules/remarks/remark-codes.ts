import { z } from 'zod'
import { Names, type Language } from '#domains/territory/words.ts'

/** A category that remarks are counted under: long, because thirteen of them ship in eight languages. */
export const RemarkCode = z.object({ code: z.string().regex(/^[a-z][a-z0-9-]*$/), names: Names })
export type RemarkCode = z.infer<typeof RemarkCode>

type Known = RemarkCode & { /** Beginnings of words, without marks above or below their letters, that suggest it. */ readonly stems: Partial<Readonly<Record<Language, string>>> }

/** What residents want improved, to begin with: the categories of the Sambir survey, of Bar's stray dogs and of the core questionnaire's block of problems. */
export const remarkCodes: readonly Known[] = [
  {
    code: 'lighting',
    names: {
      en: 'Street lighting', ro: 'Iluminatul străzilor', ru: 'Уличное освещение', uk: 'Вуличне освітлення',
      sq: 'Ndriçimi i rrugëve', et: 'Tänavavalgustus', lv: 'Ielu apgaismojums', nl: 'Straatverlichting',
    },
    stems: {
      en: 'light lamp dark unlit',
      ro: 'ilumin lumin bec intuneric felinar',
      ru: 'освещ фонар темно темн ламп',
      uk: 'освітл ліхтар темно темр ламп',
      sq: 'ndric llamb erret dritat',
      et: 'valgust latern lamp pime',
      lv: 'apgaismo lamp latern tums',
      nl: 'verlicht lamp lantaarn donker',
    },
  },
  {
    code: 'crossings',
    names: {
      en: 'Crossings and pavements', ro: 'Treceri de pietoni și trotuare', ru: 'Переходы и тротуары', uk: 'Переходи та тротуари',
      sq: 'Kalime dhe trotuare', et: 'Ülekäigud ja kõnniteed', lv: 'Pārejas un ietves', nl: 'Oversteekplaatsen en stoepen',
    },
    stems: {
      en: 'crossing pavement sidewalk zebra kerb',
      ro: 'trecer trotuar pieton bordur',
      ru: 'переход тротуар пешеход зебр бордюр',
      uk: 'перехід переход тротуар пішохо зебр бордюр',
      sq: 'kalimi trotuar kembesor',
      et: 'ulekai konnitee jalakai aarekiv',
      lv: 'pareja ietv gajej zebr',
      nl: 'oversteek zebrapad stoep trottoir voetganger',
    },
  },
  {
    code: 'dogs',
    names: {
      en: 'Stray or unleashed dogs', ro: 'Câini fără stăpân sau nesupravegheați',
      ru: 'Бродячие собаки и собаки без поводка', uk: 'Бродячі собаки та собаки без повідка',
      sq: 'Qen pa pronar ose pa rrip', et: 'Hulkuvad või rihmata koerad',
      lv: 'Klaiņojoši vai bez pavadas palaisti suņi', nl: 'Loslopende of zwerfhonden',
    },
    stems: {
      en: 'dog stray',
      ro: 'caine caini maidanez haita',
      ru: 'собак пса псы бродяч',
      uk: 'собак пса пси бродяч',
      sq: 'qen',
      et: 'koer hulku',
      lv: 'suns suni sunu klaino',
      nl: 'honden zwerfhond',
    },
  },
  {
    code: 'rubbish',
    names: {
      en: 'Rubbish and neglected places', ro: 'Gunoi și locuri neîngrijite',
      ru: 'Мусор и заброшенные места', uk: 'Сміття та занедбані місця',
      sq: 'Mbeturina dhe vende të lëna pas dore', et: 'Prügi ja hooletusse jäetud kohad',
      lv: 'Atkritumi un pamestas vietas', nl: 'Zwerfvuil en verwaarloosde plekken',
    },
    stems: {
      en: 'rubbish litter garbage waste neglect abandon derelict graffiti vandal',
      ro: 'gunoi deseu abandon parasit neingrij mizeri graffiti vandal',
      ru: 'мусор свалк грязь заброш граффити вандал помоик',
      uk: 'сміт звалищ бруд занедб графіті вандал',
      sq: 'mbeturin pleh plehra braktis grafit vandal',
      et: 'prug sodi mahajaet huljat hooletus grafiti vandal',
      lv: 'atkritum miskast pamest netir grafiti vandal',
      nl: 'zwerfvuil afval vuil verwaarlo rommel graffiti vandal',
    },
  },
  {
    code: 'traffic',
    names: {
      en: 'Traffic and parking', ro: 'Trafic și parcare', ru: 'Движение и стоянка', uk: 'Рух і паркування',
      sq: 'Trafiku dhe parkimi', et: 'Liiklus ja parkimine', lv: 'Satiksme un stāvvietas', nl: 'Verkeer en parkeren',
    },
    stems: {
      en: 'traffic speed driver drive parking parked scooter',
      ro: 'trafic vitez sofer parc masin trotinet',
      ru: 'движен скорост водител парков машин самокат стоянк',
      uk: 'рух швидк воді парк машин автомоб самокат стоян',
      sq: 'trafik shpejt shofer parkim parku makina skuter',
      et: 'liiklus kiirus parki autod toukerat',
      lv: 'satiksm atrum vadita stavviet masin skrejrit',
      nl: 'verkeer snelheid hardrijd chauffeur parke parkeer autos',
    },
  },
  {
    code: 'drinking',
    names: {
      en: 'Drinking in public', ro: 'Consum de alcool în public', ru: 'Распитие алкоголя на улице', uk: 'Вживання алкоголю на вулиці',
      sq: 'Pirja e alkoolit në publik', et: 'Joomine avalikus kohas', lv: 'Alkohola lietošana publiski', nl: 'Drinken op straat',
    },
    stems: {
      en: 'drink drunk alcohol bottle',
      ro: 'alcool bautur beau beti betiv sticle',
      ru: 'пьян алкогол пьют бутыл распива',
      uk: 'алкогол пяні пяних пияк пляшк розпива',
      sq: 'alkool pijne dehur shishe',
      et: 'joodik alkohol joov joovad purjus pudel',
      lv: 'alkohol dzer piedzer pudel',
      nl: 'drink dronk alcohol flessen drank',
    },
  },
  {
    code: 'drugs',
    names: {
      en: 'Drugs', ro: 'Droguri', ru: 'Наркотики', uk: 'Наркотики',
      sq: 'Drogë', et: 'Uimastid', lv: 'Narkotikas', nl: 'Drugs',
    },
    stems: {
      en: 'drug dealer dealing syringe needle',
      ro: 'drog dealer sering trafican',
      ru: 'наркот дилер шприц заклад',
      uk: 'наркот дилер шприц закладк',
      sq: 'drog shiringa trafikant',
      et: 'narko uimast diiler sustal',
      lv: 'narkot diler slirce',
      nl: 'drug dealer spuit dealen',
    },
  },
  {
    code: 'groups',
    names: {
      en: 'Groups that frighten or make noise', ro: 'Grupuri care sperie sau fac zgomot',
      ru: 'Группы, которые пугают или шумят', uk: 'Групи, що лякають або шумлять',
      sq: 'Grupe që trembin ose bëjnë zhurmë', et: 'Rühmad, kes hirmutavad või lärmavad',
      lv: 'Grupas, kas biedē vai trokšņo', nl: 'Groepen die bang maken of lawaai maken',
    },
    stems: {
      en: 'group gang youth teenager noise noisy loud shout',
      ro: 'grup gasc tineri adolescent zgomot galagi urla tipa',
      ru: 'групп банд подрост молодеж шум крич',
      uk: 'груп банд підліт підлітк молод шум крич галас',
      sq: 'grup bande rinj adoleshent zhurm bertas',
      et: 'ruhm jouk kamb noor teismel larm karju',
      lv: 'grup jaunies pusaudz troks klieg',
      nl: 'groep bende jonger jeugd lawaai herrie roep',
    },
  },
  {
    code: 'police-presence',
    names: {
      en: 'More police to be seen', ro: 'Prezența poliției', ru: 'Чтобы полицию было чаще видно', uk: 'Щоб поліцію було видно частіше',
      sq: 'Më shumë policë në rrugë', et: 'Politsei rohkem nähtaval', lv: 'Lai policiju redz biežāk', nl: 'Meer politie op straat',
    },
    stems: {
      en: 'patrol police officer',
      ro: 'patrul politi',
      ru: 'патрул полиц участков',
      uk: 'патрул поліц дільнич',
      sq: 'patrull polic inspektor',
      et: 'patrull politse piirkonnapol',
      lv: 'patrul polic iecirkn',
      nl: 'patrouil politie agent wijkagent',
    },
  },
  {
    code: 'crime-detection',
    names: {
      en: 'Solving crimes', ro: 'Descoperirea infracțiunilor', ru: 'Раскрытие преступлений', uk: 'Розкриття злочинів',
      sq: 'Zbulimi i krimeve', et: 'Kuritegude avastamine', lv: 'Noziegumu atklāšana', nl: 'Misdrijven oplossen',
    },
    stems: {
      en: 'thief thieves theft stolen steal burgl robb catch investigat',
      ro: 'hot furt fur sparger talhar prind cercet',
      ru: 'вор воров краж украл кража грабеж взлом расслед поимат',
      uk: 'злоді крад крадіж вкрал грабіж злам розслід спіима',
      sq: 'vjedh hajdut grabit heto',
      et: 'varas varg varast roov sissemurd uuri tabam',
      lv: 'zagl zadz zog nozag laupi ielaus izmekl noker',
      nl: 'dief diefstal stelen gestolen inbraak inbreker beroof onderzoek',
    },
  },
  {
    code: 'cameras',
    names: {
      en: 'Cameras', ro: 'Camere de supraveghere', ru: 'Камеры', uk: 'Камери',
      sq: 'Kamera', et: 'Kaamerad', lv: 'Kameras', nl: 'Camera’s',
    },
    stems: {
      en: 'camera cctv surveillance',
      ro: 'camer supravegh video',
      ru: 'камер видеонабл',
      uk: 'камер відеоспост',
      sq: 'kamera vezhgim',
      et: 'kaamer videovalv',
      lv: 'kameras videonov',
      nl: 'camera bewaking',
    },
  },
  {
    code: 'nothing',
    names: {
      en: 'Nothing: things are fine', ro: 'Nimic: este bine așa', ru: 'Ничего: всё хорошо', uk: 'Нічого: усе добре',
      sq: 'Asgjë: është mirë kështu', et: 'Mitte midagi: kõik on hästi', lv: 'Neko: viss ir labi', nl: 'Niets: het is goed zo',
    },
    stems: {},
  },
  {
    code: 'other',
    names: {
      en: 'Something else', ro: 'Altceva', ru: 'Что-то другое', uk: 'Щось інше',
      sq: 'Diçka tjetër', et: 'Midagi muud', lv: 'Kaut kas cits', nl: 'Iets anders',
    },
    stems: {},
  },
]
