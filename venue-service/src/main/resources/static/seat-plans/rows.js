import { coordinate, middle, rowPoints, spacingOf, tablePoints, turned } from './geometry.js';
import { numbers, rowName } from './numbering.js';
import { change, mapRows, rowsWith, seatsOf } from './plan.js';

/** Numbers the rows in which seats are chosen anew. Ids stay. */
export const renumber = (plan, keys, scheme, start = 1) => mapRows(plan, rowsWith(plan, keys), row => {
  const named = numbers(row.seats.length, scheme, start);
  return { ...row, seats: row.seats.map((seat, i) => ({ ...seat, number: named[i] })) };
});

/** Names the rows of a section anew, in their order. */
export const renameRows = (plan, sectionId, how) => ({
  ...plan,
  sections: plan.sections.map(section => section.id !== sectionId ? section : { ...section, rows: section.rows.map((row, i) => ({ ...row, label: section.kind === 'tables' ? `T${i + 1}` : rowName(i, how) })) }),
});

/** Names one row, if no other of its section has that name. */
export function renameRow(plan, keys, label) {
  const [chosen, ...more] = rowsWith(plan, keys);
  if (!chosen || more.length || !label || chosen.section.rows.some(row => row !== chosen.row && row.label === label)) return plan;
  return mapRows(plan, [chosen], row => ({ ...row, label }));
}

/** Lays the rows in which seats are chosen out anew, each where it is: so curved, so wide. */
export const bend = (plan, keys, curve, spacing = null) => mapRows(plan, rowsWith(plan, keys), (row, section) => {
  const points = section.kind === 'tables' ? tablePoints(row.seats.length, ...Object.values(middle(row.seats))) : straightened(row, curve, spacing ?? spacingOf(row.seats));
  return { ...row, seats: row.seats.map((seat, i) => ({ ...seat, x: coordinate(points[i].x), y: coordinate(points[i].y) })) };
});

/** The seats keep their order from left to right or from right to left. */
function straightened(row, curve, spacing) {
  const backwards = row.seats[0].x > row.seats.at(-1).x;
  const seats = backwards ? [...row.seats].reverse() : row.seats;
  const { x: cx } = middle(seats), y = Math.max(...seats.map(seat => seat.y));
  const aisles = seats.flatMap((seat, i) => (backwards ? seats[i + 1]?.aisle : seat.aisle) ? [i] : []);
  const points = rowPoints(seats.length, { cx, y, spacing, curve, aisles });
  return backwards ? points.reverse() : points;
}

/** Sets an aisle after the chosen seats, or takes it away, and moves the rest of the row so that it can be seen. */
export const setAisle = (plan, keys, aisle) => {
  const rows = rowsWith(plan, keys).filter(({ section }) => section.kind !== 'tables');
  return mapRows(plan, rows, row => {
    const spacing = spacingOf(row.seats);
    let gap = 0;
    const seats = row.seats.map((seat, i) => {
      const next = row.seats[i + 1] ?? seat, previous = row.seats[i - 1] ?? seat;
      const length = Math.hypot(next.x - previous.x, next.y - previous.y) || 1;
      const step = { x: (next.x - previous.x) / length, y: (next.y - previous.y) / length };
      const placed = { ...seat, x: seat.x + gap * spacing * step.x, y: seat.y + gap * spacing * step.y };
      if (keys.has(seat.id) && seat.aisle !== aisle) {
        gap += aisle ? 1 : -1;
        return { ...placed, aisle };
      }
      return placed;
    });
    const off = { x: (middle(seats).x - middle(row.seats).x), y: 0 };
    return { ...row, seats: seats.map(seat => ({ ...seat, x: coordinate(seat.x - off.x), y: coordinate(seat.y - off.y) })) };
  });
};

/** Turns all that is chosen about its middle, clockwise. */
export function turn(plan, keys, degrees) {
  const chosen = [...seatsOf(plan)].filter(({ seat }) => keys.has(seat.id)).map(({ seat }) => seat);
  if (!chosen.length) return plan;
  const about = middle(chosen);
  return change(plan, keys, seat => {
    const { x, y } = turned(seat, about, degrees);
    return { ...seat, x: coordinate(x), y: coordinate(y) };
  });
}
