import { find, rowsWith, seatsOf } from './plan.js';

/** The keys of all that lies in a frame. */
export function inFrame(plan, { left, top, right, bottom }) {
  const keys = new Set();
  for (const { seat } of seatsOf(plan)) if (seat.x >= left && seat.x <= right && seat.y >= top && seat.y <= bottom) keys.add(seat.id);
  const inside = ({ x, y, width, height }) => x >= left && y >= top && x + width <= right && y + height <= bottom;
  for (const section of plan.sections) if (section.kind === 'standing' && inside(section)) keys.add(`area:${section.id}`);
  plan.objects.forEach((object, i) => { if (inside(object)) keys.add(`object:${i}`); });
  return keys;
}

/** All seats of the rows in which one is chosen. */
export const wholeRows = (plan, keys) => new Set([...keys, ...rowsWith(plan, keys).flatMap(({ row }) => row.seats.map(seat => seat.id))]);

/** All of a section: its seats, or the area. */
export function ofSection(plan, id) {
  const section = plan.sections.find(it => it.id === id);
  if (!section) return new Set();
  return new Set(section.kind === 'standing' ? [`area:${id}`] : section.rows.flatMap(row => row.seats.map(seat => seat.id)));
}

export const everything = plan => new Set([...[...seatsOf(plan)].map(({ seat }) => seat.id), ...plan.sections.filter(section => section.kind === 'standing').map(section => `area:${section.id}`), ...plan.objects.map((_, i) => `object:${i}`)]);

/** Those of the keys that still name something. */
export const living = (plan, keys) => {
  const there = everything(plan);
  return new Set([...keys].filter(key => there.has(key)));
};

/** The seat beside this one: left and right along the row, up and down the nearest of the rows there. */
export function neighbour(plan, id, direction) {
  const here = find(plan, id);
  if (!here) return seatsOf(plan).next().value?.seat.id ?? null;
  const { row, seat } = here;
  if (direction === 'left' || direction === 'right') {
    const i = row.seats.indexOf(seat), backwards = row.seats[0].x > row.seats.at(-1).x;
    return row.seats[i + ((direction === 'right') !== backwards ? 1 : -1)]?.id ?? id;
  }
  const sign = direction === 'down' ? 1 : -1;
  let best = id, least = Infinity;
  for (const other of seatsOf(plan)) {
    const dy = (other.seat.y - seat.y) * sign, dx = Math.abs(other.seat.x - seat.x);
    if (other.row === row || dy <= 0) continue;
    const distance = dy + 2 * dx;
    if (distance < least) [best, least] = [other.seat.id, distance];
  }
  return best;
}

/** All seats of a row between two of it; only the second where they are in different rows. */
export function between(plan, from, to) {
  const one = find(plan, from), other = find(plan, to);
  if (!one || !other || one.row !== other.row) return new Set([to]);
  const [a, b] = [one.row.seats.indexOf(one.seat), other.row.seats.indexOf(other.seat)].sort((x, y) => x - y);
  return new Set(one.row.seats.slice(a, b + 1).map(seat => seat.id));
}
