import { button, byId, drawQr, make, svg } from './dom.js';
import { uuid } from './ids.js';
import { isNothing, money, say, sayNumber, times } from './words.js';

const MOST = 10;

/** The box office: two taps, a ticket type and how it is paid. Online only. */
export class SellView {
  #door;
  #problem;
  #types = [];
  #chosen = null;
  #quantity = 1;
  #sale = uuid();
  #isSelling = false;

  /** @param door `{ api, place, connection, admit(token) }` */
  constructor(door, problem) {
    this.#door = door;
    this.#problem = problem;
  }

  get #address() { return `/api/entry/events/${this.#door.place.event.id}`; }

  async refresh() {
    if (this.#door.connection.isDown) return this.#offline();
    try {
      this.#types = await this.#door.api.get(`${this.#address}/sale-types`);
      this.#draw();
    } catch (problem) {
      if (!problem.isTemporary) throw problem;
      this.#offline();
    }
  }

  #offline() { byId('sell').replaceChildren(make('p', { class: 'note wait' }, say('sell.offline'))); }

  #draw() {
    const chosen = this.#types.find(it => it.id === this.#chosen) ?? null;
    byId('sell').replaceChildren(...this.#types.map(it => this.#type(it, chosen)), chosen ? this.#payment(chosen) : make('p', { class: 'm-0 muted' }, say('sell.choose')));
  }

  #type(type, chosen) {
    const price = isNothing(type.price) ? say('free') : money(type.price, type.currency);
    const left = type.available === null || type.available === undefined ? '' : type.available > 0 ? sayNumber('sell.left', type.available) : say('sell.sold-out');
    return make('button', { type: 'button', class: 'btn btn-quiet justify-content-between', 'aria-pressed': String(type === chosen), disabled: type.available === 0, onclick: () => this.#choose(type) },
      make('span', { class: 'text-start' }, make('strong', {}, type.name), make('br'), make('span', { class: 'muted' }, left)), make('span', { class: 'price' }, price));
  }

  #choose(type) {
    this.#chosen = type.id;
    this.#quantity = 1;
    this.#draw();
    byId('sell').querySelector('.btn-primary')?.scrollIntoView({ block: 'nearest' });
  }

  #payment(type) {
    const total = times(type.price, this.#quantity);
    const more = step => () => {
      this.#quantity = Math.min(Math.max(1, this.#quantity + step), Math.min(MOST, type.available ?? MOST));
      this.#draw();
    };
    const pay = (way, sign, kind) => button(say(`sell.${way}`, money(total, type.currency)), () => this.#sell(type, way), { kind, sign });
    return make('section', { class: 'card card-body stack' },
      make('div', { class: 'head' }, make('span', {}, type.name), make('div', { class: 'amount' },
        button('−', more(-1), { 'aria-label': say('sell.fewer') }), make('output', { 'aria-label': say('sell.quantity') }, String(this.#quantity)), button('+', more(1), { 'aria-label': say('sell.more') }))),
      make('p', { class: 'head m-0', role: 'status' }, make('span', {}, say('sell.total')), make('strong', { class: 'h1 m-0' }, isNothing(total) ? say('free') : money(total, type.currency))),
      make('div', { class: 'd-grid gap-2' }, isNothing(total) ? pay('free', 'ticket-perforated', 'primary') : [pay('cash', 'cash-coin', 'primary'), pay('card', 'credit-card', 'quiet')]),
      make('details', {}, make('summary', { class: 'py-3' }, say('sell.who')),
        make('div', { class: 'stack' }, field('sell-name', say('sell.name'), { maxlength: '100' }), field('sell-email', say('sell.email'), { type: 'email', maxlength: '200' }))));
  }

  /** The sale has one id until it is done, so that whoever taps twice sells once. */
  async #sell(type, payment) {
    if (this.#isSelling) return;
    this.#isSelling = true;
    const name = byId('sell-name').value.trim(), email = byId('sell-email').value.trim();
    try {
      const sold = await this.#door.api.post(`${this.#address}/sales`, { ticket_type_id: type.id, quantity: this.#quantity, payment, sale_id: this.#sale, ...name && { name }, ...email && { email } });
      this.#sale = uuid();
      await this.#sold(sold, type);
    } catch (problem) {
      if (!problem.isTemporary) this.#sale = uuid();
      this.#problem(problem, problem.isTemporary ? say('sell.unsure') : null);
    } finally {
      this.#isSelling = false;
    }
  }

  async #sold({ tickets, total, currency, mail_arrives: mailArrives }, type) {
    const letIn = button(sayNumber('sell.admit', tickets.length), async () => {
      letIn.disabled = true;
      for (const ticket of tickets) await this.#door.admit(ticket);
    }, { kind: 'primary', sign: 'check-circle-fill' });
    const codes = await Promise.all(tickets.map(async ticket => {
      const code = svg(say('sell.code', ticket.code));
      await drawQr(code, ticket.token);
      return make('div', { class: 'stack text-center' }, code, make('strong', {}, ticket.code));
    }));
    byId('sell').replaceChildren(
      make('section', { class: 'card card-body stack' }, make('h3', {}, sayNumber('sell.sold', tickets.length, type.name)), make('p', { class: 'h1 m-0' }, isNothing(total) ? say('free') : money(total, currency)),
        mailArrives === false && make('p', { class: 'note wait m-0' }, say('sell.no-mail')),
        make('div', { class: 'd-grid gap-2' }, letIn, button(say('sell.next'), () => this.#next()))),
      make('section', { class: 'card card-body stack' }, make('p', { class: 'm-0' }, say('sell.show')), ...codes));
    byId('sell').scrollIntoView();
  }

  #next() {
    this.#chosen = null;
    return this.refresh();
  }
}

const field = (id, label, more) => make('div', { class: 'field' }, make('label', { class: 'form-label', for: id }, label), make('input', { class: 'form-control', id, autocomplete: 'off', ...more }));
