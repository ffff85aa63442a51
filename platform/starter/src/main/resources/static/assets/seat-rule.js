// Single seats that a choice would leave between taken ones, or at the end of a row: the same rule as the server's, with the same
// cases in the tests. A choice is judged as a whole; what is not for sale ends a row; seats of another price do not; a seat that was
// alone before is nobody's fault.
//
// A hall is { seats: [{ id, section, x, y, ordinary }], left: [], right: [] } with numbers of neighbours, or -1; free(seat) says
// whether a seat can be had, and is false for -1.

const FIXES = 2;

/** Numbers of the seats that would be left alone. */
export const leftAlone = (hall, free, choice) => {
  const chosen = new Set(choice), alone = new Set(), stays = seat => seat >= 0 && free(seat) && !chosen.has(seat);
  for (const seat of choice)
    for (const side of [hall.left[seat], hall.right[seat]])
      if (stays(side) && !stays(hall.left[side]) && !stays(hall.right[side])) alone.add(side);
  return [...alone];
};

const bySection = (hall, choice) => Map.groupBy
  ? Map.groupBy(choice, seat => hall.seats[seat].section)
  : choice.reduce((all, seat) => all.set(hall.seats[seat].section, [...all.get(hall.seats[seat].section) ?? [], seat]), new Map());

/** All choices of as many free, ordinary seats side by side in the section of these that leave none alone. */
const windows = (hall, free, there) => {
  const { section } = hall.seats[there[0]], found = [];
  const open = seat => seat >= 0 && free(seat) && hall.seats[seat].ordinary && hall.seats[seat].section === section;
  for (let first = 0; first < hall.seats.length; first++) {
    const window = [];
    for (let seat = first; window.length < there.length && open(seat); seat = hall.right[seat]) {
      if (window.length && seat === first) break;
      window.push(seat);
    }
    if (window.length === there.length && !leftAlone(hall, free, window).length) found.push(window);
  }
  return found;
};

/** Those that need not be: as many could sit side by side in that section without leaving one. */
export const avoidable = (hall, free, choice) => {
  const alone = leftAlone(hall, free, choice), sections = alone.length ? bySection(hall, choice) : null;
  return alone.filter(seat => {
    const there = sections.get(hall.seats[seat].section);
    return there && windows(hall, free, there).length > 0;
  });
};

/** The two nearest choices of as many seats in the same section that leave none alone. */
export const fixes = (hall, free, choice) => {
  if (!choice.length || bySection(hall, choice).size > 1) return [];
  const x = mean(choice.map(seat => hall.seats[seat].x)), y = mean(choice.map(seat => hall.seats[seat].y));
  const apart = window => window.reduce((sum, seat) => sum + Math.hypot(hall.seats[seat].x - x, hall.seats[seat].y - y), 0);
  return windows(hall, free, choice).map(window => ({ window, apart: apart(window) })).sort((one, other) => one.apart - other.apart).slice(0, FIXES).map(({ window }) => window);
};

const mean = numbers => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

globalThis.marqueeSeats = { ...globalThis.marqueeSeats, leftAlone, avoidable, fixes }; // addresses of assets have a hash: one cannot import another
