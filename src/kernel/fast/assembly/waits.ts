// Waits by village and hour: calls are laid side by side by village, each village's put in order of their seconds, and these handed out to its hours
// in that order, so that every hour's are in order too. A call is one word: its hour in the upper 8 bits, its seconds in the lower 24.
// Long, because all of it is one way through one memory.

const secondsOf: u32 = 0xffffff

/** Counts the calls of each village; hands back 1 where one is of a village that is not there. */
export function countVillages(village: usize, many: i32, villages: u32, counts: usize): i32 {
  for (let i = 0; i < many; i++) {
    const v = load<u32>(village + (<usize>i << 2))
    if (v >= villages) return 1
    const at = counts + (<usize>v << 2)
    store<u32>(at, load<u32>(at) + 1)
  }
  return 0
}

/** Lays each call into its village, at `next` of it; hands back all bits that any seconds have, or the uppermost where an hour is not there. */
export function layCalls(village: usize, hour: usize, seconds: usize, many: i32, hours: u32, next: usize, calls: usize): u32 {
  let bits: u32 = 0, latest: u32 = 0
  for (let i: usize = 0, end = <usize>many << 2; i < end; i += 4) {
    const at = next + (<usize>load<u32>(village + i) << 2), h = load<u32>(hour + i), s = load<u32>(seconds + i), place = load<u32>(at)
    bits |= s
    latest = max(latest, h)
    store<u32>(at, place + 1)
    store<u32>(calls + (<usize>place << 2), (h << 24) | (s & secondsOf))
  }
  return latest >= hours ? 0x80000000 : bits
}

/** Puts the calls of villages from…to in order of their seconds, of which none has more than so many bits; `aside` holds a village, `digits` 4096 counts. */
export function orderVillages(start: usize, from: i32, to: i32, calls: usize, bits: i32, aside: usize, digits: usize): void {
  const rounds = bits <= 10 ? 1 : bits <= 20 ? 2 : 3, wide = (bits + rounds - 1) / rounds
  for (let v = from; v < to; v++) {
    const first = at(start, v), many = at(start, v + 1) - first, list = calls + (<usize>first << 2)
    if (many <= 48) insert(list, many)
    else {
      let here = list, there = aside
      for (let round = 0; round < rounds; round++) {
        pass(here, there, many, round * wide, wide, digits)
        const other = here
        here = there
        there = other
      }
      if (here != list) memory.copy(list, here, <usize>many << 2)
    }
  }
}

/** One round of a radix sort: by `wide` bits from `shift` on, equal ones staying in their order. */
@inline function pass(here: usize, there: usize, many: i32, shift: i32, wide: i32, digits: usize): void {
  const mask: u32 = (1 << wide) - 1, end = <usize>many << 2
  memory.fill(digits, 0, <usize>4 << wide)
  for (let i: usize = 0; i < end; i += 4) {
    const digit = digits + (<usize>((load<u32>(here + i) >> shift) & mask) << 2)
    store<u32>(digit, load<u32>(digit) + 4)
  }
  let before: u32 = 0
  for (let digit = digits, last = digits + (<usize>4 << wide); digit < last; digit += 4) {
    const size = load<u32>(digit)
    store<u32>(digit, before)
    before += size
  }
  for (let i: usize = 0; i < end; i += 4) {
    const call = load<u32>(here + i), digit = digits + (<usize>((call >> shift) & mask) << 2), place = load<u32>(digit)
    store<u32>(digit, place + 4)
    store<u32>(there + place, call)
  }
}

@inline function insert(list: usize, many: i32): void {
  for (let i: usize = 4, end = <usize>many << 2; i < end; i += 4) {
    const call = load<u32>(list + i), seconds = call & secondsOf
    let j = i
    for (; j > 0 && (load<u32>(list + j - 4) & secondsOf) > seconds; j -= 4) store<u32>(list + j, load<u32>(list + j - 4))
    store<u32>(list + j, call)
  }
}

/**
 * The quantile p of the calls of several villages together, each in order: the seconds at its place are found by halving the range of values, each
 * village's stretch narrowing with it. `aside` has three words for each village.
 */
export function quantileTogether(start: usize, calls: usize, chosen: usize, many: i32, bits: i32, p: f64, aside: usize): f64 {
  // Where the first call above a value lies in each village: not before low, not after high.
  let low = aside, high = low + (<usize>many << 2), found = high + (<usize>many << 2), all = 0
  for (let k: usize = 0, end = <usize>many << 2; k < end; k += 4) {
    const village = start + (<usize>load<i32>(chosen + k) << 2), first = load<i32>(village), last = load<i32>(village, 4)
    store<i32>(low + k, first)
    store<i32>(high + k, last)
    all += last - first
  }
  const place = placeOf(all, p), under = <i32>floorOf(place, all), rest = max<f64>(0, place - <f64>under)
  // The least value that more than `under` calls do not pass.
  let least: u32 = 0, most: u32 = (1 << bits) - 1
  while (least < most) {
    const middle = (least + most) >> 1
    if (passed(start, calls, chosen, many, middle, low, high, found) > under) {
      const other = high
      high = found
      found = other
      most = middle
    } else {
      const other = low
      low = found
      found = other
      least = middle + 1
    }
  }
  if (rest == 0) return <f64>least
  for (let k = 0; k < many; k++) store<i32>(high + (<usize>k << 2), at(start, at(chosen, k) + 1))
  if (passed(start, calls, chosen, many, least, low, high, found) > under + 1) return <f64>least
  let next: u32 = secondsOf
  for (let k = 0; k < many; k++) if (at(found, k) < at(high, k)) next = min(next, load<u32>(calls + (<usize>at(found, k) << 2)) & secondsOf)
  return <f64>least + (<f64>next - <f64>least) * rest
}

/** How many calls of these villages are not above a value, and where each village's first above it lies. */
@inline function passed(start: usize, calls: usize, chosen: usize, many: i32, value: u32, low: usize, high: usize, found: usize): i32 {
  let passed = 0
  for (let k: usize = 0, end = <usize>many << 2; k < end; k += 4) {
    const first = above(calls, load<i32>(low + k), load<i32>(high + k), value)
    store<i32>(found + k, first)
    passed += first - load<i32>(start + (<usize>load<i32>(chosen + k) << 2))
  }
  return passed
}

/** The first call of a stretch in order whose seconds are above a value. */
@inline function above(calls: usize, from: i32, to: i32, value: u32): i32 {
  let low = from, high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if ((load<u32>(calls + (<usize>middle << 2)) & secondsOf) > value) high = middle
    else low = middle + 1
  }
  return low
}

// Of so few calls, where a quantile lies and how far they are heard is looked up, not reckoned again: most hours of a village have a handful.
const few: i32 = 64

/** For 0 to 63 calls: how far they are heard against the village (16 bytes each: share, the rest), then for each quantile its place (whole part, rest). */
export function layFew(p: usize, quantiles: i32, towardVillage: f64, table: usize): void {
  for (let many = 0; many < few; many++) {
    const heard = part(many, towardVillage), at = table + (<usize>many << 4)
    store<f64>(at, heard)
    store<f64>(at, 1 - heard, 8)
    for (let q = 0; q < quantiles; q++) {
      const place = placeOf(many, load<f64>(p + (<usize>q << 3))), low = floorOf(place, many), at = table + (<usize>((q + 1) * few + many) << 4)
      store<i32>(at, <i32>low << 2)
      store<f64>(at, max<f64>(0, place - low), 8)
    }
  }
}

/**
 * Hands the calls of villages from…to out to their hours, and says of each hour how many calls it has, how many speak, and its quantiles, drawn toward
 * the village's and these toward `wider` (quantiles of each village's commissariat). values: one list after the other, `stride` bytes apart.
 */
export function waits(start: usize, from: i32, to: i32, calls: usize, hours: i32, p: usize, quantiles: i32, towardVillage: f64, towardCommissariat: f64, table: usize, wider: usize, aside: usize, ends: usize, counts: usize, effective: usize, values: usize, stride: i32): void {
  const base = ends + 1024
  let cell: usize = 0
  for (let v = from; v < to; v++) {
    const first = at(start, v), many = at(start, v + 1) - first, list = calls + (<usize>first << 2), share = part(many, towardCommissariat)
    for (let q = 0; q < quantiles; q++) {
      const own = load<f64>(wider + (<usize>(v * quantiles + q) << 3))
      store<f64>(base + (<usize>q << 3), many == 0 ? own : blend(quantile(list, many, load<f64>(p + (<usize>q << 3))), own, share))
    }
    handOut(list, many, hours, aside, ends)
    let begin: u32 = 0
    for (let hour = 0; hour < hours; hour++, cell++) {
      const end = load<u32>(ends + (<usize>hour << 2)), here = <i32>(end - begin) >> 2, some = aside + <usize>begin
      begin = end
      store<u32>(counts + (cell << 2), here)
      if (here < few) fewCalls(some, here, quantiles, table, base, values + (cell << 3), stride)
      else manyCalls(some, here, p, quantiles, part(here, towardVillage), base, values + (cell << 3), stride)
      const rest = here < few ? load<f64>(table + (<usize>here << 4), 8) : 1 - part(here, towardVillage)
      store<f64>(effective + (cell << 3), <f64>here + min<f64>(towardVillage, <f64>(many - here)) * rest)
    }
  }
}

/**
 * Without a branch, for which way it goes nobody can foresee: of no calls, and past the last call, some word of memory is read and weighs nothing
 * (times 0, and it is finite).
 */
@inline function fewCalls(list: usize, many: i32, quantiles: i32, table: usize, base: usize, value: usize, stride: i32): void {
  const share = load<f64>(table + (<usize>many << 4)), rest = load<f64>(table + (<usize>many << 4), 8)
  let known = table + (<usize>(few + many) << 4)
  for (let q = 0; q < quantiles; q++, known += <usize>few << 4, value += <usize>stride) {
    const at = list + <usize>load<i32>(known), under = <f64>(load<u32>(at) & secondsOf), next = <f64>(load<u32>(at, 4) & secondsOf)
    store<f64>(value, share * (under + (next - under) * load<f64>(known, 8)) + rest * load<f64>(base + (<usize>q << 3)))
  }
}

function manyCalls(list: usize, many: i32, p: usize, quantiles: i32, share: f64, base: usize, value: usize, stride: i32): void {
  for (let q = 0; q < quantiles; q++, value += <usize>stride) {
    store<f64>(value, blend(quantile(list, many, load<f64>(p + (<usize>q << 3))), load<f64>(base + (<usize>q << 3)), share))
  }
}

/** Lays calls aside by hour, those of one hour in the order they had; ends[hour] is where it ends, in bytes. */
@inline function handOut(list: usize, many: i32, hours: i32, aside: usize, ends: usize): void {
  const end = <usize>many << 2
  memory.fill(ends, 0, <usize>hours << 2)
  for (let i: usize = 0; i < end; i += 4) {
    const hour = ends + <usize>((load<u32>(list + i) >> 24) << 2)
    store<u32>(hour, load<u32>(hour) + 4)
  }
  let before: u32 = 0
  for (let hour = ends, last = ends + (<usize>hours << 2); hour < last; hour += 4) {
    const size = load<u32>(hour)
    store<u32>(hour, before)
    before += size
  }
  for (let i: usize = 0; i < end; i += 4) {
    const call = load<u32>(list + i), hour = ends + <usize>((call >> 24) << 2), place = load<u32>(hour)
    store<u32>(hour, place + 4)
    store<u32>(aside + place, call & secondsOf)
  }
}

/** R's type 7, as kernel/wait/quantile.ts has it. */
@inline function quantile(list: usize, many: i32, p: f64): f64 {
  const place = placeOf(many, p), low = floorOf(place, many), rest = max<f64>(0, place - low), at = list + (<usize><i32>low << 2), under = <f64>(load<u32>(at) & secondsOf)
  return rest == 0 ? under : under + (<f64>(load<u32>(at, 4) & secondsOf) - under) * rest
}

@inline function placeOf(many: i32, p: f64): f64 {
  return min<f64>(<f64>many - 1, max<f64>(0, (<f64>many - 1) * p))
}

@inline function floorOf(place: f64, many: i32): f64 {
  return floor<f64>(place + 4 * f64.EPSILON * <f64>many)
}

@inline function part(many: i32, weight: f64): f64 {
  return many == 0 ? 0 : <f64>many / (<f64>many + weight)
}

@inline function blend(own: f64, wider: f64, share: f64): f64 {
  return share * own + (1 - share) * wider
}

@inline function at(list: usize, k: i32): i32 {
  return load<i32>(list + (<usize>k << 2))
}
