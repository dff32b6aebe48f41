import type { Wave } from '../words.ts'
import type { KnownWave } from '../reckoning/known-wave.ts'

type Row = KnownWave['wave']

/** A wave's row, made for reading. */
export function waveShown(row: Row): Wave {
  return {
    wave: row.id as Wave['wave'], directorate: row.directorate_id as Wave['directorate'], commissariat: row.commissariat_id as Wave['commissariat'], names: row.name, state: row.state,
    instrument: { id: row.instrument_id as Wave['instrument']['id'], code: row.code, version: row.version, hash: row.hash, names: row.definition.names },
    frame: row.frame, modes: row.modes, opensOn: row.opens_on, closesOn: row.closes_on, closedOn: row.closed_on, follows: row.follows_id as Wave['follows'],
    designEffect: row.design_effect, hopedChange: row.hoped_change, audience: row.audience, group: row.group_name, goesOnMonths: row.goes_on_months,
  }
}
