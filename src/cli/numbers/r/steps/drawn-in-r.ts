import type { Question } from '../../../table/question.ts'
import { inR } from './in-r.ts'
import { knownInR } from './known-in-r.ts'

type Asked = Pick<Question, 'zone' | 'items' | 'share' | 'below' | 'weight' | 'strata' | 'cluster' | 'population' | 'missing' | 'lonely' | 'margins'>

/** The steps that read a survey and say how its people were drawn: `people` with zone and weight, the answers of an item, the design. */
export function drawnInR(question: Asked): string[] {
  const { zone, share, below, weight, strata, cluster, population, missing, lonely, margins } = question, column = (name: string) => `cells[[${inR(name)}]]`
  const given = [
    `zone = ${zone === null ? 'rep("", nrow(cells))' : column(zone)}`, `weight = ${weight === null ? '1' : `number_in(${column(weight)})`}`,
    ...(strata === null ? [] : [`stratum = ${column(strata)}`]), ...(cluster === null ? [] : [`cluster = ${column(cluster)}`]),
    ...(population === null ? [] : [`population = number_in(${column(population)})`]), ...margins.map(({ column: name }, k) => `margin${k + 1} = ${column(name)}`),
  ]
  const design = [
    `ids = ~${cluster === null ? '1' : 'cluster'}`, ...(strata === null ? [] : ['strata = ~stratum']), 'weights = ~weight', ...(population === null ? [] : ['fpc = ~population']),
    ...(cluster === null ? [] : ['nest = TRUE']), 'data = people',
  ]
  return [...(margins.length === 0 ? [] : [knownInR]), `
# Which answers are none${share === null ? '' : ', and which count'}. A code is met as text or as a number: 8 is also 8.0.
none <- c(${['', ...missing].map(inR).join(', ')})
is_code <- function(cell, codes) cell %in% codes | (!is.na(number_in(cell)) & number_in(cell) %in% na.omit(number_in(codes)))
answer_in <- function(cell) {
  ${share === null ? 'y <- number_in(cell)' : `y <- as.numeric(is_code(cell, ${inR(share)}))`}
  ifelse(cell == "" | is_code(cell, none), NA, y)
}`, `
# What each person answered, and how the people were drawn. Everybody stays in the design, also those without an answer.
options(survey.lonely.psu = ${inR(lonely === 'refuse' ? 'fail' : lonely)})
survey_in <- function(cells) {
  people <- data.frame(${given.join(', ')})
  design <- svydesign(${design.join(', ')})${weighted(margins)}
  answers <- lapply(cells[${items(question)}], answer_in)
  list(design = design, answers = answers${below === null ? '' : `, below = ${share === null ? 'answer_in' : 'number_in'}(${column(below)})`})
}`]
}

const items = ({ items }: Asked) => `c(${items.map(inR).join(', ')})`

/** One margin is post-stratification, several are raked; shares are taken of those who answered. */
function weighted(margins: Question['margins']): string {
  if (margins.length === 0) return ''
  const known = margins.map(({ path }, k) => `known_in(${inR(path)}, "margin${k + 1}", sum(people$weight))`)
  return `
  ${margins.length === 1 ? `design <- postStratify(design, ~margin1, ${known[0]})` : `design <- rake(design, list(${margins.map((_, k) => `~margin${k + 1}`).join(', ')}), list(${known.join(', ')}), control = list(maxit = 500, epsilon = 1e-12))`}`
}
