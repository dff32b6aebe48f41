/** A command's work: what was typed after its word, to an exit code. */
type Run = (argv: string[]) => Promise<number>

/** Every word of the command line, what it does in a sentence, and where its work is: loaded only when it is called. */
export const commands: Readonly<Record<string, { readonly sentence: string; readonly load: () => Promise<Run> }>> = {
  start: { sentence: 'starts this installation, empty at first, and prints its address', load: async () => (await import('../start.ts')).run },
  demo: { sentence: 'starts the demonstration town with two waves of answers', load: async () => (await import('../demo.ts')).run },
  migrate: { sentence: 'brings the database to the form that this version needs', load: async () => (await import('../migrate.ts')).run },
  backup: { sentence: 'writes everything that is kept into one file', load: async () => (await import('../installation/backup.ts')).run },
  restore: { sentence: 'puts a backup into an empty installation, or with --over into any, once all of it is verified', load: async () => (await import('../installation/restore.ts')).run },
  import: { sentence: 'reads zones, answered sheets or recorded incidents from a file, after showing what is wrong with it', load: async () => (await import('../import.ts')).run },
  do: { sentence: 'does a deed by its name, with JSON from a file or from standard input', load: async () => (await import('../do.ts')).run },
  ask: { sentence: 'asks a question by its name and prints the answer as JSON', load: async () => (await import('../ask.ts')).run },
  deeds: { sentence: 'lists everything that can be done and asked', load: async () => (await import('../deeds.ts')).run },
  estimate: { sentence: 'estimates shares, means, totals, ratios or quantiles with their intervals from a CSV or Parquet file, without a database', load: async () => toOutput((await import('../estimate.ts')).estimate) },
  compare: { sentence: 'says what changed between two CSV or Parquet files, without a database', load: async () => toOutput((await import('../compare.ts')).compare) },
  'sample-size': { sentence: 'says how many answers an interval or a detectable change needs', load: async () => toOutput((await import('../numbers/sample-size.ts')).sampleSize) },
  rake: { sentence: 'weights the answers of a CSV file to the margins of the population', load: async () => toOutput((await import('../numbers/rake.ts')).rake) },
  wait: { sentence: 'says how long people wait, by village and hour of the week, from a CSV file of calls', load: async () => toOutput((await import('../numbers/wait.ts')).wait) },
  assign: { sentence: 'says in which zone of a GeoJSON file each point of a CSV file lies', load: async () => toOutput((await import('../numbers/assign.ts')).assign) },
  hotspots: { sentence: 'finds the hot spots among the incidents of a CSV file, at once or over months, as a list or a map', load: async () => toOutput((await import('../numbers/hotspots.ts')).hotspots) },
  'near-repeat': { sentence: 'says whether incidents of a CSV file are followed by others nearby', load: async () => toOutput((await import('../numbers/near-repeat.ts')).nearRepeat) },
  'dark-figure': { sentence: 'says how much happened, was told and stayed dark, from a survey and a count of the police', load: async () => toOutput((await import('../numbers/dark-figure.ts')).darkFigure) },
  disclosure: { sentence: 'says what can be worked out of the counts that a folder of tables hides', load: async () => toOutput((await import('../numbers/disclosure.ts')).disclosure) },
  person: { sentence: 'adds a person and prints a link to sign in with', load: async () => (await import('../person.ts')).run },
  keys: { sentence: 'prints the keys on a recovery sheet, types them back, adds a version, or says which there are', load: async () => (await import('../installation/keys/keys.ts')).run },
  record: { sentence: 'verifies the record and says which lines somebody laid hands on', load: async () => (await import('../record/record.ts')).run },
  unit: { sentence: 'prints a unit for systemd that confines this installation', load: async () => (await import('../installation/unit/unit.ts')).run },
  doctor: { sentence: 'looks at this installation and says what is wrong', load: async () => (await import('../doctor.ts')).run },
}

function toOutput(work: (argv: string[], out: NodeJS.WritableStream) => Promise<number> | number): Run {
  return async (argv) => work(argv, process.stdout)
}
