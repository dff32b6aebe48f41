import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** The six council districts of the city as its survey numbers them; their boundaries are not in the file. */
export const districts = {
  type: 'FeatureCollection',
  features: ['1', '2', '3', '4', '5', '6'].map((code) => ({ type: 'Feature', properties: { code, 'name:en': `Council district ${code}` }, geometry: null })),
}

/** The city's file of both quarters, as it came. */
export const fileOfCity = (folder: string): string => gunzipSync(readFileSync(join(folder, 'data/kcmo_resident_survey_2021_2022/kcmo_resident_survey.csv.gz'))).toString('base64')
