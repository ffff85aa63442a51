/** Units between two seats, and between two rows. */
export const SEAT = 30, ROW = 36;

const WIDEST_ARC = 5400, HALF_TURN = 1.2, FARTHEST = 10_000;

/** A coordinate as plans have it: on the plan, to one decimal. */
export const coordinate = value => Math.round(Math.min(FARTHEST, Math.max(0, value)) * 10) / 10;

/**
 * Where the seats of a row are. The middle of the row is at (cx, y); with a curve its ends come forward, and the distance between seats stays.
 *
 * @param curve from 0, straight, to 10; below 0 the ends go back
 * @param aisles after which seats an aisle is, counted from 0
 */
export function rowPoints(count, { cx, y, spacing = SEAT, curve = 0, aisles = [] }) {
  const gaps = new Set(aisles.filter(i => i < count - 1));
  const width = (count - 1 + gaps.size) * spacing;
  const radius = curve ? Math.max(WIDEST_ARC / Math.abs(curve), width / 2 / HALF_TURN) : Infinity;
  const points = [];
  for (let i = 0, along = -width / 2; i < count; i++) {
    const angle = along / radius;
    points.push(curve ? { x: cx + radius * Math.sin(angle), y: y - Math.sign(curve) * radius * (1 - Math.cos(angle)) } : { x: cx + along, y });
    along += spacing * (gaps.has(i) ? 2 : 1);
  }
  return points;
}

/** How far a table's seats are from its middle. */
export const tableRadius = count => Math.max(SEAT, count * SEAT / (2 * Math.PI) + 6);

export const tablePoints = (count, cx, cy) =>
  Array.from({ length: count }, (_, i) => turned({ x: cx, y: cy - tableRadius(count) }, { x: cx, y: cy }, 360 * i / count));

/** Seats on a part of an ellipse, from one angle to another in degrees: 0 is right, 90 is below. */
export function ringPoints(count, { cx, cy, rx, ry, from, to }) {
  return Array.from({ length: count }, (_, i) => {
    const angle = (count === 1 ? (from + to) / 2 : from + (to - from) * i / (count - 1)) * Math.PI / 180;
    return { x: cx + rx * Math.cos(angle), y: cy + ry * Math.sin(angle) };
  });
}

/** A point turned about another, clockwise. */
export function turned({ x, y }, about, degrees) {
  const angle = degrees * Math.PI / 180, cos = Math.cos(angle), sin = Math.sin(angle);
  return { x: about.x + (x - about.x) * cos - (y - about.y) * sin, y: about.y + (x - about.x) * sin + (y - about.y) * cos };
}

/** The middle of what the points take up. */
export function middle(points) {
  const box = boxOf(points);
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

export function boxOf(points) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** What all of a plan takes up, with a margin, as a viewBox has it. */
export function viewOf(plan, margin = 50) {
  const corners = ({ x, y, width = 0, height = 0 }) => [{ x, y }, { x: x + width, y: y + height }];
  const points = [
    ...plan.objects.flatMap(corners),
    ...plan.sections.flatMap(section => section.kind === 'standing' ? corners(section) : section.rows.flatMap(row => row.seats)),
  ];
  if (!points.length) return { x: 0, y: 0, width: 1000, height: 700 };
  const box = boxOf(points);
  return { x: Math.floor(box.left - margin), y: Math.floor(box.top - margin), width: Math.ceil(box.right - box.left + 2 * margin), height: Math.ceil(box.bottom - box.top + 2 * margin) };
}

/** How far the seats of a row are from each other, aisles left out. */
export function spacingOf(seats) {
  const distances = seats.slice(1).map((seat, i) => Math.hypot(seat.x - seats[i].x, seat.y - seats[i].y) / (seats[i].aisle ? 2 : 1)).sort((a, b) => a - b);
  return distances.length ? Math.round(distances[distances.length >> 1] * 10) / 10 : SEAT;
}
