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
}
