import { inR } from './steps/in-r.ts'
import { knownInR } from './steps/known-in-r.ts'
import { cellsOf, scriptInR } from './steps/script-in-r.ts'

type Asked = {
  readonly path: string
  readonly margins: readonly { readonly column: string; readonly path: string }[]
  readonly weight: string | undefined
  readonly trim: readonly [number, number] | null
  readonly as: string
}

/** The R script that rakes a file as vatra rake does: the rows again, with their weight. */
export function rakeInR({ path, margins, weight, trim, as }: Asked): string {
  return scriptInR({
    says: 'The rows of a file weighted to known margins: the weights of vatra rake, worked out with R\'s survey.', files: [path, ...margins.map((margin) => margin.path)], packages: ['survey'],
    steps: [knownInR, `
cells <- ${cellsOf(path)}
start <- ${weight === undefined ? 'rep(1, nrow(cells))' : `number_in(cells[[${inR(weight)}]])`}
people <- data.frame(start = start, ${margins.map(({ column }, k) => `margin${k + 1} = cells[[${inR(column)}]]`).join(', ')})
if (any(people == "")) stop("rake() of R's survey needs a value of every margin in every row.")

# Margin by margin, again and again, until all are met.
design <- svydesign(ids = ~1, weights = ~start, data = people)
design <- rake(design, list(${margins.map((_, k) => `~margin${k + 1}`).join(', ')}), list(
  ${margins.map((margin, k) => `known_in(${inR(margin.path)}, "margin${k + 1}", sum(start))`).join(',\n  ')}
), control = list(maxit = 500, epsilon = 1e-13))${trim === null ? '' : `

# Weights held between two numbers; what is cut off goes to the others.
design <- trimWeights(design, lower = ${trim[0]}, upper = ${trim[1]}, strict = TRUE)`}
cells[[${inR(as)}]] <- unname(weights(design))
print_rows(cells)`],
  })
}
