import { ask, button, byId, make } from './dom.js';
import { say, sayNumber } from './words.js';

const WORDS = { reserved: 'not_paid', used: 'already_used', cancelled: 'cancelled' };

/** Finds people by name, for supervisors: to let them in, to block their ticket, to unblock it. */
export class FindView {
  #door;
  #problem;

  /** @param door `{ api, place, admit(code) }` */
  constructor(door, problem) {
    this.#door = door;
    this.#problem = problem;
    byId('find-form').addEventListener('submit', event => {
      event.preventDefault();
      this.#find();
    });
  }

  clear() {
    byId('find').value = '';
    byId('found').replaceChildren();
  }

  async #find() {
    const words = byId('find').value.trim();
    if (!words) return byId('find').focus();
    try {
      const tickets = await this.#door.api.get(`/api/entry/events/${this.#door.place.event.id}/tickets?q=${encodeURIComponent(words)}`);
      byId('found').replaceChildren(make('p', { class: 'm-0' }, tickets.length ? sayNumber('found', tickets.length) : say('found.none')), ...tickets.map(it => this.#ticket(it)));
    } catch (problem) {
      this.#problem(problem);
    }
  }

  #ticket(it) {
    const word = it.blocked_why ? 'blocked' : it.refund_requested ? 'refund_requested' : WORDS[it.status];
    const isOut = it.status === 'issued' || it.status === 'used';
    return make('section', { class: 'card card-body stack' },
      make('div', { class: 'head' }, make('h3', {}, make('bdi', {}, it.ticket.name || it.ticket.code)), word ? make('span', { class: 'state', 'data-state': word === 'already_used' ? 'completed' : 'cancelled' }, say(`answer.${word}`)) : null),
      make('p', { class: 'm-0 muted' }, [it.ticket.ticket_type, it.ticket.code, it.blocked_why].filter(Boolean).join(' · ')),
      make('div', { class: 'two' },
        button(say('find.admit'), () => this.#door.admit(it.ticket.code), { kind: 'primary' }),
        isOut && (it.blocked_why ? button(say('unblock'), () => this.#change(it, 'unblock')) : button(say('block'), () => this.#block(it)))));
  }

  async #block(it) {
    const why = await ask({ title: say('block.title', it.ticket.code), text: say('block.text'), yes: say('block'), field: 'why', longest: 40 });
    if (why) await this.#change(it, 'block', { why });
  }

  async #change(it, action, body = {}) {
    try {
      await this.#door.api.post(`/api/tickets/${it.ticket.id}/${action}`, body);
      await this.#find();
    } catch (problem) {
      this.#problem(problem);
    }
  }
}
