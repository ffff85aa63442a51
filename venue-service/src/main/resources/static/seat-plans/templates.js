import { ROW, SEAT, coordinate, ringPoints, rowPoints, tablePoints, tableRadius } from './geometry.js';
import { numbers, rowName } from './numbering.js';
import { newSeat } from './plan.js';

export const TEMPLATES = ['theatre', 'hall', 'arena', 'cinema'];

const NAMES = { name: 'Seat plan', stage: 'Stage', screen: 'Screen', stalls: 'Stalls', circle: 'Circle', tables: 'Tables', floor: 'Floor', section: 'Section', hall: 'Hall' };

const row = (section, label, points, named = numbers(points.length, 'left'), change = seat => seat) => ({
  label, seats: points.map((point, i) => change(newSeat(`${section}-${label}-${named[i]}`, named[i], point), i, points.length)),
});

const object = (kind, label, x, y, width, height) => ({ kind, label, x, y, width, height });

/**
 * A plan to begin with.
 *
 * @param words what things are called in the reader's language
 */
export function template(kind, words = {}) {
  const say = { ...NAMES, ...words };
  return { theatre, hall, arena, cinema }[kind](say);
}

/** Stalls and a circle, curved, with two aisles. */
function theatre(say) {
  const rowsOf = (id, first, lengths, top) => lengths.map((length, i) => {
    const aisles = [3, length - 5];
    return row(id, rowName(first + i), rowPoints(length, { cx: 500, y: top + i * ROW, curve: 6, aisles }), undefined, (seat, n) => ({ ...seat, aisle: aisles.includes(n) }));
  });
  const stalls = rowsOf('stalls', 0, [18, 20, 20, 20, 22, 22, 22, 24, 24, 24], 190);
  const last = stalls.at(-1).seats;
  last[0].kind = last.at(-1).kind = 'wheelchair';
  last[1].kind = last.at(-2).kind = 'companion';
  const circle = rowsOf('circle', 10, [26, 26, 26, 26], 640);
  return {
    format: 1, name: say.name, focus: { x: 500, y: 40 }, objects: [object('stage', say.stage, 250, 10, 500, 60)],
    sections: [{ id: 'stalls', name: say.stalls, kind: 'seats', rows: stalls }, { id: 'circle', name: say.circle, kind: 'seats', rows: circle }],
  };
}

/** Round tables of eight in front of a stage, and places to stand behind them. */
function hall(say) {
  const step = 2 * tableRadius(8) + 45;
  const tables = Array.from({ length: 24 }, (_, i) => row('tables', `T${i + 1}`, tablePoints(8, 140 + i % 6 * step, 190 + Math.floor(i / 6) * step)));
  const width = 5 * step;
  return {
    format: 1, name: say.name, focus: { x: 140 + width / 2, y: 40 }, objects: [object('stage', say.stage, 140 + width / 2 - 200, 10, 400, 60)],
    sections: [
      { id: 'tables', name: say.tables, kind: 'tables', rows: tables },
      { id: 'floor', name: say.floor, kind: 'standing', rows: [], places: 80, x: 140, y: coordinate(190 + 4 * step - 40), width: coordinate(width), height: 110 },
    ],
  };
}

/** Sections in a ring around a floor where people stand. */
function arena(say) {
  const cx = 900, cy = 700, sections = [];
  const parts = 12, gap = 9;
  for (let s = 0; s < parts; s++) {
    const id = `s${101 + s}`, from = -90 + 360 * s / parts + gap / 2, to = from + 360 / parts - gap;
    const rows = Array.from({ length: 8 }, (_, r) => {
      const rx = 480 + r * ROW, ry = 340 + r * ROW;
      const length = Math.PI * (3 * (rx + ry) - Math.sqrt((3 * rx + ry) * (rx + 3 * ry))) * (to - from) / 360;
      return row(id, String(r + 1), ringPoints(Math.max(4, Math.floor(length / (SEAT * 1.25))), { cx, cy, rx, ry, from, to }).map(({ x, y }) => ({ x, y })));
    });
    sections.push({ id, name: `${say.section} ${101 + s}`, kind: 'seats', rows });
  }
  return {
    format: 1, name: say.name, focus: { x: cx, y: cy - 200 }, objects: [object('stage', say.stage, cx - 150, cy - 260, 300, 90)],
    sections: [{ id: 'floor', name: say.floor, kind: 'standing', rows: [], places: 1200, x: cx - 300, y: cy - 130, width: 600, height: 330 }, ...sections],
  };
}

/** Straight rows, with places for wheelchairs in the first and companions beside them. */
function cinema(say) {
  const rows = Array.from({ length: 12 }, (_, r) => {
    const length = r === 0 ? 10 : 16, aisles = r === 0 ? [1, 7] : [3, 11];
    return row('hall', rowName(r), rowPoints(length, { cx: 400, y: 150 + r * ROW, aisles }), undefined, (seat, n) => ({
      ...seat, aisle: aisles.includes(n), ...r === 0 && (n === 0 || n === length - 1) ? { kind: 'wheelchair' } : {}, ...r === 0 && (n === 1 || n === length - 2) ? { kind: 'companion' } : {},
    }));
  });
  return {
    format: 1, name: say.name, focus: { x: 400, y: 30 }, objects: [object('screen', say.screen, 150, 20, 500, 30)],
    sections: [{ id: 'hall', name: say.hall, kind: 'seats', rows }],
  };
}
