import { Profile } from '../../words.ts'

/**
 * Estonia's police, offences in public places (avaandmed, "avalik"): several kinds in one cell, the place as a cell of 500 m whose X counts
 * north, and the name of the district. A district's border runs through cells, so the name alone tells the zone.
 */
export const estonia: Profile = Profile.parse({
  category: {
    column: 'SyndmusLiik', partedBy: ',', otherwise: 'other',
    meanings: {
      VARGUS: 'theft', PISIVARGUS: 'theft', METALLIVARGUS: 'theft', JALGRATTA_MOPEEDI_VARGUS: 'bicycle', MOOTORSOIDUKI_VARGUS: 'vehicle', KELMUS: 'deception', ROOVIMINE: 'robbery',
      AVALIKU_KORRA_RIKKUMINE: 'disorder', 'KONFLIKT/OMAVOLI': 'disorder', KOOLIVAGIVALD: 'assault', KEHALINE_VAARKOHTLEMINE: 'assault', JUHTUM_TULIRELVAGA: 'weapons', VANDALISM: 'damage', LITTER: 'damage',
      LITTER_AGRESSORI_SUMBOOLIKA: 'damage', TULEKAHJU: 'arson', NARKOJUHTUM: 'drugs', LIIKLUSRIKKUMINE: 'traffic', POMMIAHVARDUS_KAHTLUS: 'threat', 'KADUNUD_ESE/DOKUMENT': 'other', MUU: 'other',
    },
  },
  day: { column: 'ToimKpv', order: 'year-first' }, hour: { column: 'ToimKell' },
  point: { east: 'Lest_Y', north: 'Lest_X', system: 'EPSG:3301' }, zone: { column: 'KohtNimetus' }, placedBy: ['zone'],
})
