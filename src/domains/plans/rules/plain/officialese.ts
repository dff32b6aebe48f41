type Pair = readonly [word: string, instead: string]

/** Words and turns of offices that residents stumble over, with what to write instead, by language. */
export const officialese: Readonly<Record<string, readonly Pair[]>> = {
  en: [
    ['with regard to', 'about'], ['with respect to', 'about'], ['in respect of', 'about'], ['pursuant to', 'under'], ['in accordance with', 'by'], ['in order to', 'to'], ['prior to', 'before'],
    ['subsequent to', 'after'], ['in the event of', 'if'], ['in the event that', 'if'], ['for the purpose of', 'to'], ['in the framework of', 'in'], ['within the framework of', 'in'], ['by means of', 'by'],
    ['on a regular basis', 'regularly'], ['take measures', 'do'], ['shall', 'will'], ['hereby', 'leave it out'], ['herein', 'here'], ['thereof', 'of it'], ['aforementioned', 'this'], ['notwithstanding', 'despite'],
    ['commence', 'begin'], ['terminate', 'end'], ['utilise', 'use'], ['utilize', 'use'], ['facilitate', 'help'], ['implement', 'do'], ['implementation', 'doing it'], ['endeavour', 'try'], ['ascertain', 'find out'],
    ['stakeholders', 'those concerned'], ['stakeholder', 'who is concerned'], ['modalities', 'ways'], ['optimise', 'improve'], ['prioritise', 'put first'], ['proactive', 'early'], ['synergy', 'working together'],
    ['competent authorities', 'name the office'], ['competent authority', 'name the office'], ['delinquency', 'crime'], ['perpetrator', 'who did it'], ['perpetrators', 'those who did it'], ['public order', 'calm streets'],
  ],
  ro: [
    ['în vederea', 'pentru'], ['în scopul', 'pentru a'], ['în conformitate cu', 'după'], ['conform prevederilor', 'după'], ['potrivit prevederilor', 'după'], ['în cadrul', 'la'], ['în cazul în care', 'dacă'],
    ['cu privire la', 'despre'], ['referitor la', 'despre'], ['pe raza', 'în'], ['la nivelul', 'în'], ['prin intermediul', 'prin'], ['în temeiul', 'după'], ['ca urmare a', 'după'], ['precum și', 'și'],
    ['a demara', 'a începe'], ['demararea', 'începutul'], ['demarează', 'începe'], ['efectuarea', 'a face'], ['se efectuează', 'facem'], ['se va efectua', 'vom face'], ['se vor efectua', 'vom face'],
    ['implementarea', 'punerea în practică'], ['implementa', 'pune în practică'], ['implementează', 'pune în practică'], ['soluționarea', 'rezolvarea'], ['soluționa', 'rezolva'], ['eficientizarea', 'a lucra mai bine'],
    ['optimizarea', 'îmbunătățirea'], ['intensificarea', 'mai des'], ['preîntâmpinarea', 'prevenirea'], ['sus-menționat', 'acesta'], ['susmenționat', 'acesta'], ['respectiv', 'adică'], ['aferent', 'pentru'], ['aferente', 'pentru'],
    ['organele abilitate', 'spuneți cine'], ['organele competente', 'spuneți cine'], ['autoritățile competente', 'spuneți cine'], ['factorii de decizie', 'cei care hotărăsc'], ['delincvență', 'infracțiuni'],
    ['făptuitor', 'cel care a făcut-o'], ['făptuitorii', 'cei care au făcut-o'], ['ordinea publică', 'liniștea pe stradă'], ['monitorizarea', 'urmărirea'], ['diminuarea', 'scăderea'], ['părțile interesate', 'cei vizați'],
  ],
  ru: [
    ['в целях', 'чтобы'], ['с целью', 'чтобы'], ['в соответствии с', 'по'], ['в рамках', 'в'], ['в связи с', 'из-за'], ['в случае если', 'если'], ['на предмет', 'чтобы'], ['посредством', 'с помощью'], ['путём', 'так'],
    ['осуществляет', 'делает'], ['осуществить', 'сделать'], ['осуществление', 'сделать'], ['производится', 'делаем'], ['проведение мероприятий', 'скажите, что сделаете'], ['мероприятия', 'дела'], ['принять меры', 'сделать'],
    ['на территории', 'в'], ['в части', 'о'], ['касательно', 'о'], ['относительно', 'о'], ['вышеуказанный', 'этот'], ['вышеуказанные', 'эти'], ['надлежащий', 'нужный'], ['надлежащим образом', 'как следует'], ['незамедлительно', 'сразу'],
    ['оптимизация', 'улучшение'], ['реализация', 'выполнение'], ['реализовать', 'выполнить'], ['компетентные органы', 'назовите кто'], ['уполномоченные органы', 'назовите кто'], ['правонарушитель', 'кто это сделал'], ['граждане', 'жители'],
  ],
  uk: [
    ['з метою', 'щоб'], ['у відповідності до', 'за'], ['відповідно до', 'за'], ['у рамках', 'у'], ['в рамках', 'у'], ['у зв’язку з', 'через'], ['у випадку якщо', 'якщо'], ['на предмет', 'щоб'], ['шляхом', 'так'],
    ['здійснює', 'робить'], ['здійснити', 'зробити'], ['здійснення', 'зробити'], ['проводиться', 'робимо'], ['проведення заходів', 'скажіть, що зробите'], ['заходи', 'справи'], ['вжити заходів', 'зробити'],
    ['на території', 'у'], ['стосовно', 'про'], ['щодо', 'про'], ['вищевказаний', 'цей'], ['вищевказані', 'ці'], ['належним чином', 'як слід'], ['невідкладно', 'одразу'],
    ['оптимізація', 'поліпшення'], ['реалізація', 'виконання'], ['реалізувати', 'виконати'], ['компетентні органи', 'назвіть хто'], ['уповноважені органи', 'назвіть хто'], ['правопорушник', 'хто це зробив'], ['громадяни', 'мешканці'],
  ],
  sq: [
    ['në kuadër të', 'në'], ['me qëllim që', 'që'], ['në përputhje me', 'sipas'], ['në lidhje me', 'për'], ['lidhur me', 'për'], ['në rast se', 'nëse'], ['përmes', 'me'], ['nëpërmjet', 'me'], ['në zbatim të', 'sipas'],
    ['realizimi', 'kryerja'], ['realizohet', 'bëhet'], ['implementimi', 'zbatimi'], ['implementohet', 'bëhet'], ['marrja e masave', 'thoni çfarë do të bëni'], ['merren masa', 'thoni çfarë do të bëni'],
    ['organet kompetente', 'thoni kush'], ['institucionet përkatëse', 'thoni kush'], ['përkatës', 'ky'], ['i lartpërmendur', 'ky'], ['optimizimi', 'përmirësimi'], ['parandalimi i fenomeneve', 'thoni cilat'], ['menjëherë e pa vonesë', 'menjëherë'],
    ['shkelësi', 'kush e bëri'], ['rendi publik', 'qetësia në rrugë'], ['palët e interesit', 'ata që u takon'],
  ],
  et: [
    ['seoses', 'pärast'], ['vastavalt', 'järgi'], ['raames', 'ajal'], ['eesmärgil', 'et'], ['läbi viima', 'tegema'], ['viiakse läbi', 'teeme'], ['teostama', 'tegema'], ['teostatakse', 'teeme'], ['teostamine', 'tegemine'],
    ['rakendama', 'kasutama'], ['rakendatakse', 'teeme'], ['meetmed', 'mida teeme'], ['meetmeid', 'öelge, mida teete'], ['omab', 'on'], ['omama', 'olema'], ['osas', 'kohta'], ['antud', 'see'], ['poolt', 'nimetage tegija'],
    ['optimeerimine', 'parandamine'], ['realiseerima', 'tegema'], ['pädevad asutused', 'nimetage asutus'], ['õigusrikkuja', 'kes seda tegi'], ['eelnimetatud', 'see'], ['käesolev', 'see'], ['koheselt', 'kohe'], ['tulenevalt', 'sest'],
  ],
  lv: [
    ['saskaņā ar', 'pēc'], ['ņemot vērā', 'tā kā'], ['sakarā ar', 'dēļ'], ['ar mērķi', 'lai'], ['nolūkā', 'lai'], ['ietvaros', 'laikā'], ['attiecībā uz', 'par'], ['gadījumā ja', 'ja'], ['pamatojoties uz', 'pēc'],
    ['veikt pasākumus', 'sakiet, ko darīsiet'], ['pasākumi', 'darbi'], ['tiek veikta', 'darām'], ['tiek veikts', 'darām'], ['realizēt', 'izdarīt'], ['realizācija', 'izpilde'], ['īstenošana', 'izdarīt'], ['nodrošināt', 'gādāt'],
    ['kompetentās iestādes', 'nosauciet, kas'], ['atbildīgās institūcijas', 'nosauciet, kas'], ['iepriekšminētais', 'šis'], ['augstākminētais', 'šis'], ['optimizācija', 'uzlabošana'], ['nekavējoties', 'uzreiz'],
    ['likumpārkāpējs', 'kas to izdarīja'], ['sabiedriskā kārtība', 'miers uz ielas'], ['minētais', 'šis'],
  ],
  nl: [
    ['met betrekking tot', 'over'], ['ten aanzien van', 'over'], ['inzake', 'over'], ['betreffende', 'over'], ['overeenkomstig', 'volgens'], ['conform', 'volgens'], ['teneinde', 'om'], ['ten einde', 'om'], ['in het kader van', 'voor'],
    ['door middel van', 'met'], ['middels', 'met'], ['indien', 'als'], ['in geval van', 'bij'], ['voorafgaand aan', 'voor'], ['alvorens', 'voor'], ['dient te', 'moet'], ['dienen te', 'moeten'], ['maatregelen treffen', 'zeg wat u doet'],
    ['maatregelen nemen', 'zeg wat u doet'], ['implementeren', 'invoeren'], ['implementatie', 'invoering'], ['faciliteren', 'helpen'], ['optimaliseren', 'verbeteren'], ['realiseren', 'doen'], ['stakeholders', 'wie het aangaat'],
    ['bevoegde instanties', 'noem de dienst'], ['bevoegde autoriteiten', 'noem de dienst'], ['bovengenoemde', 'deze'], ['voornoemde', 'deze'], ['onverwijld', 'meteen'], ['openbare orde', 'rust op straat'], ['aanvangen', 'beginnen'],
  ],
}
