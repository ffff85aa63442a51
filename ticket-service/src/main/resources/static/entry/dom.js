import { say } from './words.js';

export const byId = id => document.getElementById(id);

/** An element, with properties, attributes (in `data`, `aria` and the like) and children. Texts are texts, never markup. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key in element && typeof value !== 'string') element[key] = value;
    else element.setAttribute(key === 'className' ? 'class' : key, value === true ? '' : value);
  }
  element.append(...children.flat().filter(it => it !== null && it !== undefined && it !== false));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg'), use = document.createElementNS(SVG, 'use');
  svg.setAttribute('class', 'bi');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `${byId('door').dataset.icons}#${name}`);
  svg.append(use);
  return svg;
}

export const button = (text, pressed, { kind = 'quiet', sign = null, ...more } = {}) =>
  make('button', { type: 'button', class: `btn btn-${kind}`, onclick: pressed, ...more }, sign && icon(sign), make('span', {}, text));

/** Draws a QR code, black on white, with its quiet zone. */
export async function drawQr(svg, text) {
  const { encodeQR } = await import('./vendor/qr/index.js');
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  svg.setAttribute('viewBox', `0 0 ${rows.length} ${rows.length}`);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', rows.flatMap((row, y) => row.map((dark, x) => dark ? `M${x} ${y}h1v1h-1z` : '')).join(''));
  svg.replaceChildren(path);
}

export function svg(label) {
  const element = document.createElementNS(SVG, 'svg');
  element.setAttribute('class', 'qr');
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', label);
  return element;
}

/**
 * Asks for a reason, or for digits, or only whether; resolves with what was typed, an empty text without a field, or null.
 *
 * @param field 'why' or 'pin'
 */
export function ask({ title, text = '', yes, field = null, longest = 300 }) {
  const dialog = byId('ask'), reason = byId('ask-why');
  byId('ask-title').textContent = title;
  byId('ask-text').textContent = text;
  byId('ask-text').hidden = !text;
  byId('ask-yes').textContent = yes;
  byId('ask-field').hidden = !field;
  byId('ask-label').textContent = field ? say(field) : '';
  reason.inputMode = field === 'pin' ? 'numeric' : 'text';
  reason.required = field !== null;
  reason.maxLength = longest;
  reason.value = '';
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise(resolve => dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes' ? reason.value.trim() : null), { once: true }));
}
