// The hall of a page as numbers, and what follows from them; nothing here touches the page.

/**
 * The hall of rows: [{ section, round, seats: [{ id, x, y, kind, closed, end }] }] in their order. Neighbours sit side by side: no aisle
 * between them (end), both for sale, and neither in a wheelchair nor beside one.
 */
export const hallOf = rows => {
  const seats = [], left = [], right = [], numbers = new Map(), cells = [];
  const join = (one, other) => {
    if (!seats[one].ordinary || !seats[other].ordinary) return;
    right[one] = other;
    left[other] = one;
  };
  rows.forEach((row, line) => {
    const first = seats.length;
    row.seats.forEach((seat, place) => {
      numbers.set(seat.id, seats.length);
      cells.push({ line, place });
      seats.push({ ...seat, section: row.section, ordinary: !seat.closed && (seat.kind ?? 'standard') === 'standard' });
      left.push(-1);
      right.push(-1);
    });
    const last = seats.length - 1;
    for (let seat = first; seat < last; seat++) if (!row.seats[seat - first].end) join(seat, seat + 1);
    if (row.round && last - first >= 2) join(last, first);
  });
  return { rows, seats, left, right, numbers, cells };
};

/** The number of the seat that a key leads to from another, or undefined. Up and down go to the nearest seat of the next row. */
export const moved = (hall, from, key) => {
  const { line, place } = hall.cells[from], first = from - place, last = first + hall.rows[line].seats.length - 1;
  const across = step => {
    const rows = hall.rows.map((other, number) => number).filter(number => (number - line) * step > 0 && hall.rows[number].seats.length);
    if (!rows.length) return undefined;
    const to = step > 0 ? rows[0] : rows.at(-1), seats = hall.cells.flatMap((cell, number) => cell.line === to ? [number] : []), { x } = hall.seats[from];
    return seats.reduce((best, number) => Math.abs(hall.seats[number].x - x) < Math.abs(hall.seats[best].x - x) ? number : best);
  };
  switch (key) {
    case 'ArrowRight': return from < last ? from + 1 : undefined;
    case 'ArrowLeft': return from > first ? from - 1 : undefined;
    case 'ArrowDown': return across(1);
    case 'ArrowUp': return across(-1);
    case 'Home': return first;
    case 'End': return last;
    default: return undefined;
  }
};

/** The free seat of the same section that is nearest to some others; undefined if there is none. */
export const nextBest = (hall, free, lost, kept) => {
  const { section } = hall.seats[lost], about = kept.length ? kept : [lost];
  const x = about.reduce((sum, seat) => sum + hall.seats[seat].x, 0) / about.length, y = about.reduce((sum, seat) => sum + hall.seats[seat].y, 0) / about.length;
  let best, least = Infinity;
  hall.seats.forEach((seat, number) => {
    if (seat.section !== section || !seat.ordinary || !free(number) || kept.includes(number)) return;
    const apart = Math.hypot(seat.x - x, seat.y - y);
    if (apart < least) [best, least] = [number, apart];
  });
  return best;
};

/** What changes: ids of seats that are taken now and that are free now, by an answer that says all or only what is new. */
export const changesOf = (answer, taken) => {
  if (!answer.plan) return { taken: answer.taken ?? [], freed: answer.freed ?? [] };
  const now = new Set([...answer.taken ?? [], ...answer.held_back ?? []]);
  return { taken: [...now].filter(id => !taken.has(id)), freed: [...taken].filter(id => !now.has(id)) };
};

/** Text with the values in the place of {0}, {1} … */
export const written = (text, ...values) => text.replace(/\{(\d)\}/g, (all, number) => values[number]);

globalThis.marqueeSeats = { ...globalThis.marqueeSeats, hallOf, moved, nextBest, changesOf, written };
