import { byId, button, icon, make } from './dom.js';
import { describe } from './answer-text.js';
import { signal } from './feedback.js';
import { say } from './words.js';

const FRESH = 8000;
let calmDown = null;

/**
 * Shows an answer, loudly.
 *
 * @param actions `[text, pressed, kind]` of the buttons below it
 */
export function showAnswer(answer, now, { correction = false, actions = [] } = {}) {
  const it = describe(answer, now);
  const box = byId('answer');
  box.className = `answer ${it.tone} fresh${correction ? ' correction' : ''}`;
  box.dataset.result = answer.result;
  box.replaceChildren(
    ...correction ? [make('p', { class: 'lead' }, say('correction'))] : [],
    icon(it.icon),
    make('h2', { class: 'display' }, it.word),
    make('p', { class: 'lead' }, it.title),
    ...it.ticket.length ? [make('p', {}, it.ticket.map((part, i) => [i ? ' · ' : '', make(i === 0 && it.ticket.length > 1 ? 'strong' : 'span', {}, part)]).flat())] : [],
    ...it.name ? [make('p', { class: 'lead' }, make('bdi', {}, it.name))] : [],
    ...it.lines.map(line => make('p', { class: 'why' }, line)),
  );
  void box.offsetWidth; // begins the animation again
  byId('answer-actions').replaceChildren(...actions.map(([text, pressed, kind]) => button(text, pressed, { kind })));
  byId('answer-actions').hidden = actions.length === 0;
  document.body.dataset.tone = it.tone;
  clearTimeout(calmDown);
  calmDown = setTimeout(() => { delete document.body.dataset.tone; }, FRESH);
  box.scrollIntoView({ block: box.getBoundingClientRect().top < 80 || box.getBoundingClientRect().bottom > innerHeight ? 'start' : 'nearest' });
  signal(correction ? 'correction' : it.tone);
  return it;
}

export function showReady() {
  const box = byId('answer');
  box.className = 'answer idle';
  delete box.dataset.result;
  box.replaceChildren(icon('qr-code-scan'), make('p', { class: 'lead' }, say('ready')), make('p', {}, say('ready.text')));
  byId('answer-actions').hidden = true;
  delete document.body.dataset.tone;
}
