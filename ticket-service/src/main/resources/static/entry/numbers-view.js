import { byId, button, make } from './dom.js';
import { ago, moment, say, sayNumber } from './words.js';

const MINUTES = 10;

/** How many are in, what is wrong, and which phones are there. */
export class NumbersView {
  #door;
  #open = [];

  /** @param door `{ api, clock, place, role, settle(conflict) }` */
  constructor(door) { this.#door = door; }

  async refresh() {
    const { api, place } = this.#door;
    const [figures, conflicts] = await Promise.all([
      api.get(`/api/entry/events/${place.event.id}/counters?list_id=${place.list.id}`), api.get(`/api/entry/events/${place.event.id}/conflicts`),
    ]);
    this.#open = conflicts.filter(it => !it.settled_at);
    this.#show(figures);
  }

  /** Shows figures that the server sent by itself; of conflicts they say only how many there are. */
  async told(figures) {
    if (figures.list_id !== this.#door.place?.list.id) return;
    if (figures.conflicts === this.#open.length) this.#show(figures);
    else await this.refresh();
  }

  #show(figures) {
    const open = this.#open;
    this.#inside(figures);
    byId('conflict-count').textContent = String(open.length);
    byId('conflict-count').hidden = open.length === 0;
    byId('numbers').replaceChildren(...open.map(it => this.#conflict(it)), this.#people(figures), this.#types(figures), this.#gates(figures), this.#phones(figures));
  }

  #inside({ admitted, expected, conflicts }) {
    const text = say('inside', admitted.toLocaleString(), expected.toLocaleString());
    byId('inside-text').textContent = conflicts ? `${text} · ${sayNumber('conflicts', conflicts)}` : text;
    byId('inside-bar').max = Math.max(1, expected);
    byId('inside-bar').value = admitted;
  }

  #people(figures) {
    const since = Date.parse(figures.now) - MINUTES * 60_000;
    const lately = figures.per_minute.filter(it => Date.parse(it.at) >= since).reduce((sum, it) => sum + it.admitted, 0);
    const figure = (name, value) => make('div', {}, make('dt', {}, say(`number.${name}`)), make('dd', {}, value.toLocaleString()));
    return make('section', { class: 'card card-body stack' },
      make('dl', { class: 'figures' }, figure('inside', figures.inside), figure('admitted', figures.admitted), figure('expected', figures.expected)),
      make('p', { class: 'm-0 muted' }, say('number.lately', lately, MINUTES)));
  }

  #types(figures) {
    return table(say('by-type'), [say('type'), say('number.admitted'), say('number.expected')], figures.by_type.map(it => [it.name, it.admitted, it.expected]));
  }

  #gates(figures) {
    if (!figures.by_gate.length) return '';
    return table(say('by-gate'), [say('gate'), say('number.admitted')], figures.by_gate.map(it => [it.gate ?? say('gate.none'), it.admitted]));
  }

  #phones(figures) {
    const now = Date.parse(figures.now);
    return make('section', { class: 'card' }, make('div', { class: 'card-body' }, make('h3', {}, say('phones'))), make('ul', { class: 'row-list' }, figures.devices.map(it =>
      make('li', { class: 'line' }, make('span', {}, make('strong', {}, make('bdi', {}, it.name)), it.gate ? `, ${it.gate}` : ''),
        make('span', { class: 'state', 'data-state': it.offline ? 'cancelled' : 'published' }, say(it.offline ? 'phone.offline' : 'phone.online')),
        make('span', { class: 'muted' }, [say('phone.seen', ago((now - Date.parse(it.seen_at)) / 1000)), it.unsent ? sayNumber('unsent', it.unsent) : ''].filter(Boolean).join(', '))))));
  }

  #conflict(it) {
    const zone = this.#door.place.event.time_zone;
    const scan = (one, first) => [one.gate ?? say('gate.none'), `${moment(one.happened_at, zone, Date.now(), true)}${first && it.order_known ? ` · ${say('first')}` : ''}`, one.by];
    const who = it.ticket ? [it.ticket.code, it.ticket.name].filter(Boolean).join(', ') : say('a-code');
    return make('section', { class: 'card' },
      make('div', { class: 'card-body stack' }, make('div', { class: 'head' }, make('h3', {}, who), make('span', { class: 'state', 'data-state': 'cancelled' }, say(it.kind === 'twice' ? 'conflict.twice' : 'conflict.wrong'))),
        make('p', { class: 'm-0' }, it.kind === 'twice' ? say(it.order_known ? 'conflict.twice.text' : 'conflict.twice.unknown') : say('conflict.text', say(it.kind === 'not_assigned' ? 'conflict.not_assigned' : `answer.${it.kind}`)))),
      table(null, [say('gate'), say('time'), say('phone')], [...it.first ? [scan(it.first, true)] : [], scan(it.scan, false)]),
      this.#door.role === 'supervisor' && make('div', { class: 'card-body d-grid' }, button(say('conflict.settle'), () => this.#door.settle(it))));
  }
}

function table(title, heads, rows) {
  const content = make('table', { class: 'table m-0' },
    make('thead', {}, make('tr', {}, heads.map(head => make('th', { scope: 'col' }, head)))),
    make('tbody', {}, rows.map(([first, ...rest]) => make('tr', {}, make('th', { scope: 'row' }, make('bdi', {}, first)), rest.map(cell => make('td', {}, typeof cell === 'number' ? cell.toLocaleString() : cell))))));
  return title === null ? content : make('section', { class: 'card' }, make('div', { class: 'card-body' }, make('h3', {}, title)), content);
}
