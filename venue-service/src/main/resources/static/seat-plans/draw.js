import { middle, tableRadius, viewOf } from './geometry.js';
import { labelOf } from './plan.js';

/*
 * Draws a plan: for the editor, and for whoever shows one. A drawing is a tree of [name, attributes, ...children]; a child may be a text.
 * Classes: seat and p0 … p5 by section, wheelchair, companion, restricted, blocked; row, table, area, object with its kind.
 */

/** The shapes of seats, once in a drawing; `use` them by their ids. No kind is told by its colour alone. */
export const shapes = prefix => ['defs', {},
  ['circle', { id: `${prefix}s`, r: 11 }],
  ['g', { id: `${prefix}w` }, ['circle', { r: 12 }], ['path', { class: 'sign', d: 'M-3-6v6h5l3 6M-3 0a4.5 4.5 0 1 0 5 6' }]],
  ['g', { id: `${prefix}c` }, ['circle', { r: 11 }], ['path', { class: 'sign', d: 'M-5 0H5M0-5V5' }]],
  ['g', { id: `${prefix}r` }, ['circle', { r: 11 }], ['path', { class: 'sign', d: 'M-6 3L6-3' }]],
  ['g', { id: `${prefix}x` }, ['path', { d: 'M-8-8L8 8M8-8L-8 8' }]],
];

export const shapeOf = seat => seat.blocked ? 'x' : seat.kind === 'wheelchair' ? 'w' : seat.kind === 'companion' ? 'c' : seat.restricted ? 'r' : 's';

export const classesOf = (seat, section) => ['seat', `p${section % 6}`, seat.kind !== 'standard' && seat.kind, seat.restricted && 'restricted', seat.blocked && 'blocked'].filter(Boolean).join(' ');

/**
 * A whole plan as an svg element.
 *
 * @param label says what it shows
 * @param prefix of the ids of the shapes, where a page has several drawings
 */
export function draw(plan, label, { interactive = false, prefix = '' } = {}) {
  const view = viewOf(plan);
  return ['svg', { viewBox: `${view.x} ${view.y} ${view.width} ${view.height}`, ...interactive ? {} : { role: 'img' }, 'aria-label': label },
    shapes(prefix),
    ...plan.objects.map(drawObject),
    ...plan.sections.map((section, i) => drawSection(plan, section, i, prefix)),
  ];
}

export function drawObject({ kind, label, x, y, width, height }, i) {
  const box = kind === 'text' ? [] : [['rect', { x, y, width, height, rx: kind === 'stage' ? 12 : 4 }]];
  return ['g', { class: `object ${kind}`, 'data-id': `object:${i}` }, ...box, ['text', { x: x + width / 2, y: y + height / 2 + 5 }, label]];
}

export function drawSection(plan, section, i, prefix = '') {
  if (section.kind === 'standing') return ['g', { class: `area p${i % 6}`, 'data-id': `area:${section.id}` },
    ['rect', { x: section.x, y: section.y, width: section.width, height: section.height, rx: 10 }],
    ['text', { x: section.x + section.width / 2, y: section.y + section.height / 2 }, section.name],
    ['text', { class: 'places', x: section.x + section.width / 2, y: section.y + section.height / 2 + 22 }, String(section.places)]];
  return ['g', { class: 'section', 'data-section': section.id }, ...section.rows.map(row => drawRow(plan, section, row, i, prefix))];
}

function drawRow(plan, section, row, i, prefix) {
  const seats = row.seats.map(seat => ['use', { class: classesOf(seat, i), href: `#${prefix}${shapeOf(seat)}`, x: seat.x, y: seat.y, 'data-id': seat.id }, ['title', {}, titleOf(plan, section, row, seat)]]);
  return ['g', { class: section.kind === 'tables' ? 'table' : 'row' }, ...section.kind === 'tables' ? tableOf(row) : rowNames(row), ...seats];
}

const titleOf = (plan, section, row, seat) => `${labelOf(plan, { section, row, seat })}${seat.note ? `: ${seat.note}` : ''}`;

function tableOf(row) {
  const { x, y } = middle(row.seats);
  return [['circle', { class: 'top', cx: round(x), cy: round(y), r: Math.max(8, tableRadius(row.seats.length) - 16) }], ['text', { class: 'rowname', x: round(x), y: round(y) + 4 }, row.label]];
}

/** At both ends, a seat's width further on. */
function rowNames({ label, seats }) {
  const names = [beyond(seats[0], seats[1])];
  if (seats.length > 1) names.push(beyond(seats.at(-1), seats.at(-2)));
  return names.map(({ x, y }) => ['text', { class: 'rowname', x: round(x), y: round(y) + 5 }, label]);
}

function beyond(end, inner = { x: end.x + 26, y: end.y }) {
  const length = Math.hypot(end.x - inner.x, end.y - inner.y) || 1;
  return { x: end.x + 26 * (end.x - inner.x) / length, y: end.y + 26 * (end.y - inner.y) / length };
}

const round = value => Math.round(value * 10) / 10;

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing as an element of a page. */
export function toElement([name, attributes, ...children], document = globalThis.document) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  for (const child of children) element.append(typeof child === 'string' ? child : toElement(child, document));
  return element;
}

const escape = text => String(text).replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);

/** A drawing as text: a picture to keep. */
export function toText([name, attributes, ...children]) {
  const all = name === 'svg' ? { xmlns: SVG, ...attributes } : attributes;
  const written = Object.entries(all).map(([key, value]) => ` ${key}="${escape(value)}"`).join('');
  return `<${name}${written}>${children.map(child => typeof child === 'string' ? escape(child) : toText(child)).join('')}</${name}>`;
}
