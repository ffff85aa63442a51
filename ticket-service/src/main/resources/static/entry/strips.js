import { byId, icon, make } from './dom.js';

/** What the person at the door has to know beside the answers: each thing once, and gone when it is over. */
const shown = new Map();

export function strip(name, text, { tone = 'wait', sign = 'exclamation-triangle-fill', action = null } = {}) {
  const before = shown.get(name);
  if (!text) {
    before?.element.remove();
    shown.delete(name);
    return;
  }
  const lines = Array.isArray(text) ? text : [text];
  const key = lines.join('\n');
  if (before?.key === key) return;
  before?.element.remove();
  const words = lines.map((line, i) => make('p', { class: 'm-0' }, i === 0 && lines.length > 1 ? make('strong', {}, line) : line));
  const element = make('div', { class: `note ${tone}`, 'data-strip': name }, icon(sign), make('div', { class: 'stack flex-fill min-w-0' }, make('div', {}, words), action));
  byId('strips').append(element);
  shown.set(name, { key, element });
}
