import type { Question } from '../../table/question.ts'
import { inR } from './steps/in-r.ts'
import { refuseInR } from './steps/refuse-in-r.ts'
import { cellsOf, scriptInR } from './steps/script-in-r.ts'

type Asked = Pick<Question, 'weight' | 'strata' | 'cluster' | 'lonely' | 'confidence'> & {
  readonly files: readonly string[]
  readonly events: string
  readonly told: string
  readonly people: readonly number[]
  readonly recorded: readonly number[]
  readonly resamples: number | null
}

/** The R script that works out vatra dark-figure anew, by the delta method: one round, or two and what a change of the recorded means. */
export function darkFigureInR({ files, events, told, people, recorded, weight, strata, cluster, lonely, confidence, resamples }: Asked): string {
  refuseInR('--resamples', resamples !== null)
  const column = (name: string) => `cells[[${inR(name)}]]`, two = files.length > 1
  const round = (path: string, i: number) => `survey_of(${cellsOf(path)}, ${people[i]!}, ${recorded[i]!})`
  return scriptInR({
    says: 'How much happened, was told, stayed dark and is on record: the numbers of vatra dark-figure, worked out with R\'s survey.', files, packages: ['survey'],
    steps: [`
options(survey.lonely.psu = ${inR(lonely === 'refuse' ? 'fail' : lonely)})
confidence <- ${confidence}
z <- qnorm((1 + confidence) / 2)

# Incidents and told incidents of those who answered both; nothing to tell is nothing told.
survey_of <- function(cells, people, recorded) {
  events <- number_in(${column(events)})
  told <- number_in(${column(told)})
  told[events %in% 0 & is.na(told)] <- 0
  d <- data.frame(events, told, dark = events - told, weight = ${weight === null ? '1' : `number_in(${column(weight)})`}${strata === null ? '' : `, stratum = ${column(strata)}`}${cluster === null ? '' : `, cluster = ${column(cluster)}`})
  design <- svydesign(ids = ~${cluster === null ? '1' : 'cluster, nest = TRUE'}${strata === null ? '' : ', strata = ~stratum'}, weights = ~weight, data = d)
  part <- subset(design, !is.na(events + told) & weight > 0)
  mean <- svymean(~events + told + dark, part)
  rate <- if (coef(mean)[["events"]] > 0) svyratio(~told, ~events, part)
  list(people = people, recorded = recorded, mean = coef(mean), se = SE(mean), n = nrow(part), victims = sum(part$variables$events > 0),
    q = if (is.null(rate)) 0 else as.numeric(coef(rate)), q_se = if (is.null(rate)) 0 else as.numeric(SE(rate)))
}

# Each figure with its interval on the logarithm, the rate on its log odds; nothing seen may still be up to the rule of three's.
figures <- function(s) {
  rate <- if (s$q <= 0 || s$q >= 1) pmin(1, pmax(0, s$q + c(-1, 1) * max(z * s$q_se, 1 - ((1 - confidence) / 2)^(1 / s$victims)))) else plogis(qlogis(s$q) + c(-1, 1) * z * s$q_se / (s$q * (1 - s$q)))
  of <- function(name) {
    part <- s$mean[[name]]
    if (s$mean[["events"]] == 0) return(c(0, 0, s$people * -log((1 - confidence) / 2) / s$n))
    if (part == 0) return(c(0, 0, s$people * s$mean[["events"]] * if (s$q <= 0) rate[2] else 1 - rate[1]))
    s$people * part * exp(c(0, -1, 1) * z * s$se[[match(name, names(s$mean))]] / part)
  }
  told <- of("told")
  dark <- of("dark")
  known <- rbind(of("events"), told, dark, if (s$victims > 0) c(s$q, rate) else NA, if (told[1] > 0) s$recorded / told[c(1, 3, 2)] else NA)
  clear <- if (s$victims < 30) "few-answers" else if (dark[2] <= 0 || dark[3] > 3 * dark[2]) "wide-interval" else NA
  data.frame(figure = c("happened", "told", "dark", "reporting_rate", "recording_rate"), estimate = known[, 1], low = known[, 2], high = known[, 3],
    n = c(s$n, s$n, s$n, s$victims, s$n), says = c(NA, NA, clear, NA, NA), method = "delta-log")
}

first <- ${round(files[0]!, 0)}${two ? `
second <- ${round(files[1]!, 1)}
${changes}
print_rows(rbind(data.frame(round = "before", figures(first)), data.frame(round = "after", figures(second)), changes(first, second)))` : `
print_rows(figures(first))`}`],
  })
}

const changes = `
# What a change of the recorded means: three ratios, and whether people's willingness to tell has held (within 1.25 either way).
ratio_of <- function(before, before_se, after, after_se) {
  if (before == 0 || after == 0) return(list(known = FALSE, ends = c(NA, NA, NA), moved = FALSE, up = FALSE))
  log_ratio <- log(after / before)
  se <- sqrt((before_se / before)^2 + (after_se / after)^2)
  p <- if (se > 0) 2 * pnorm(-abs(log_ratio) / se) else as.numeric(log_ratio == 0)
  list(known = TRUE, ends = exp(log_ratio + c(0, -1, 1) * z * se), moved = p <= 1 - confidence, up = log_ratio > 0)
}
changes <- function(a, b) {
  recorded <- ratio_of(a$recorded, sqrt(a$recorded), b$recorded, sqrt(b$recorded))
  happened <- ratio_of(a$mean[["events"]], a$se[[1]], b$mean[["events"]], b$se[[1]])
  reporting <- ratio_of(a$q, a$q_se, b$q, b$q_se)
  held <- !reporting$moved && reporting$known && reporting$ends[2] > 1 / 1.25 && reporting$ends[3] < 1.25
  says <- if (reporting$moved) {
    if (!happened$moved && recorded$moved && recorded$up == reporting$up) "reporting moved" else "unclear"
  } else if (happened$moved) {
    if (recorded$moved && recorded$up != happened$up) "unclear" else if (happened$up) "more crime" else "less crime"
  } else if (!recorded$moved) {
    if (recorded$known) "no detectable change" else "unclear"
  } else if (!held || !happened$known) "unclear" else if (recorded$up) {
    if (happened$ends[3] > 1) "more crime" else "unclear"
  } else if (happened$ends[2] < 1) "less crime" else "unclear"
  ends <- rbind(recorded$ends, happened$ends, reporting$ends)
  data.frame(round = "change", figure = c("recorded_ratio", "happened_ratio", "reporting_ratio"), estimate = ends[, 1], low = ends[, 2], high = ends[, 3],
    n = c(b$recorded, b$n, b$victims), says = c(says, NA, NA), method = "delta-log")
}`
