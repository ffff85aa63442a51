import { button, byId, drawQr, make, svg } from './dom.js';
import { uuid } from './ids.js';
import { UnfinishedSales } from './unfinished-sales.js';
import { isNothing, money, say, sayNumber, times } from './words.js';

const MOST = 10;

/** The box office: two taps, a ticket type and how it is paid. Online only. */
export class SellView {
  #door;
  #problem;
  #unfinished;
  #types = [];
  #chosen = null;
  #quantity = 1;
  #code = '';
  #quote = null;
  #asked = 0;
  #sale = uuid();
  #isSelling = false;

  /** @param door `{ api, place, connection, admit(token) }` */
  constructor(door, problem) {
    this.#door = door;
    this.#problem = problem;
    this.#unfinished = new UnfinishedSales(() => this.#address, door, problem, { sold: (sale, type) => this.#sold(sale, type), again: (type, quantity) => this.#again(type, quantity), changed: () => this.refresh() });
  }

  get #address() { return `/api/entry/events/${this.#door.place.event.id}`; }

  get #type() { return this.#types.find(it => it.id === this.#chosen) ?? null; }

  async refresh() {
    if (this.#door.connection.isDown) return this.#offline();
    try {
      await Promise.all([this.#refreshTypes(), this.#unfinished.refresh()]);
      this.#draw();
    } catch (problem) {
      if (!problem.isTemporary) throw problem;
      this.#offline();
    }
  }

  async #refreshTypes() {
    const code = this.#code ? `?offer_code=${encodeURIComponent(this.#code)}` : '';
    this.#types = await this.#door.api.get(`${this.#address}/sale-types${code}`);
  }

  #offline() { byId('sell').replaceChildren(make('p', { class: 'note wait' }, say('sell.offline'))); }

  #draw() {
    const chosen = this.#type;
    byId('sell').replaceChildren(...this.#unfinished.cards(), ...this.#types.map(it => this.#typeButton(it, chosen)), chosen ? this.#payment(chosen) : make('p', { class: 'm-0 muted' }, say('sell.choose')), this.#codeForm());
    if (chosen) this.#ask();
  }

  #typeButton(type, chosen) {
    const price = isNothing(type.price) ? say('free') : money(type.price, type.currency);
    const left = type.available === null || type.available === undefined ? '' : type.available > 0 ? sayNumber('sell.left', type.available) : say('sell.sold-out');
    return make('button', { type: 'button', class: 'btn btn-quiet justify-content-between', 'aria-pressed': String(type === chosen), disabled: type.available === 0, onclick: () => this.#choose(type) },
      make('span', { class: 'text-start' }, make('strong', {}, type.name), make('br'), make('span', { class: 'muted' }, left)), make('span', { class: 'price' }, price));
  }

  #choose(type, quantity = 1) {
    this.#chosen = type.id;
    this.#quantity = quantity;
    this.#draw();
    byId('sell').querySelector('.btn-primary')?.scrollIntoView({ block: 'nearest' });
  }

  #payment(type) {
    const quantity = make('output', { 'aria-label': say('sell.quantity') }, String(this.#quantity));
    const more = step => () => {
      this.#quantity = Math.min(Math.max(1, this.#quantity + step), Math.min(MOST, type.available ?? MOST));
      quantity.textContent = String(this.#quantity);
      this.#ask();
    };
    return make('section', { class: 'card card-body stack' },
      make('div', { class: 'head' }, make('span', {}, type.name), make('div', { class: 'amount' },
        button('−', more(-1), { 'aria-label': say('sell.fewer') }), quantity, button('+', more(1), { 'aria-label': say('sell.more') }))),
      make('div', { id: 'sell-price', class: 'stack' }, this.#price(type)),
      make('details', {}, make('summary', { class: 'py-3' }, say('sell.who')),
        make('div', { class: 'stack' }, field('sell-name', say('sell.name'), { maxlength: '100' }), field('sell-email', say('sell.email'), { type: 'email', maxlength: '200' }))));
  }

  /** Until the server has said what it costs, with its offers, nobody can be asked for it. */
  #price(type) {
    const quote = this.#quote, total = quote?.total ?? times(type.price, this.#quantity);
    const pay = (way, sign, kind) => button(say(`sell.${way}`, money(total, type.currency)), () => this.#sell(type, way), { kind, sign, disabled: !quote });
    return [
      quote?.offer && make('p', { class: 'head m-0' }, make('span', {}, say('sell.discount', quote.offer.name)), make('strong', {}, `−${money(quote.discount, type.currency)}`)),
      make('p', { class: 'head m-0', role: 'status' }, make('span', {}, say('sell.total')), make('strong', { class: 'h1 m-0' }, isNothing(total) ? say('free') : money(total, type.currency))),
      make('div', { class: 'd-grid gap-2' }, isNothing(total) ? pay('free', 'ticket-perforated', 'primary') : [pay('cash', 'cash-coin', 'primary'), pay('card', 'credit-card', 'quiet')])].filter(Boolean);
  }

  /** Asks what it costs; whatever was asked before does not count any more. */
  async #ask() {
    const type = this.#type, asked = ++this.#asked;
    this.#quote = null;
    this.#showPrice(type);
    try {
      const quote = await this.#door.api.post(`${this.#address}/sale-quotes`, { ticket_type_id: type.id, quantity: this.#quantity, ...this.#withCode });
      if (asked !== this.#asked) return;
      this.#quote = quote;
      this.#showPrice(type);
    } catch (problem) {
      if (asked === this.#asked) this.#problem(problem);
    }
  }

  get #withCode() { return this.#code ? { offer_code: this.#code } : {}; }

  #showPrice(type) { byId('sell-price')?.replaceChildren(...this.#price(type)); }

  #codeForm() {
    const use = code => {
      this.#code = code;
      this.refresh().catch(this.#problem);
    };
    if (this.#code) return make('p', { class: 'head m-0' }, make('strong', {}, say('sell.with-code', this.#code)), button(say('sell.without-code'), () => use('')));
    const typed = make('input', { class: 'form-control', id: 'sell-code', autocomplete: 'off', autocapitalize: 'characters', maxlength: '100' });
    return make('form', { class: 'stack', onsubmit: event => { event.preventDefault(); use(typed.value.trim()); } },
      make('div', { class: 'field' }, make('label', { class: 'form-label', for: 'sell-code' }, say('sell.offer-code')),
        make('div', { class: 'entered' }, typed, make('button', { type: 'submit', class: 'btn btn-quiet' }, say('sell.use-code')))));
  }

  /** The sale has one id until it is done, so that whoever taps twice sells once. */
  async #sell(type, payment) {
    if (this.#isSelling || !this.#quote) return;
    this.#isSelling = true;
    const name = byId('sell-name').value.trim(), email = byId('sell-email').value.trim();
    try {
      const sold = await this.#door.api.post(`${this.#address}/sales`, { ticket_type_id: type.id, quantity: this.#quantity, payment, sale_id: this.#sale, expected_total: this.#quote.total, ...this.#withCode, ...name && { name }, ...email && { email } });
      this.#sale = uuid();
      await this.#sold(sold, type.name);
    } catch (problem) {
      if (!problem.isTemporary) this.#sale = uuid();
      this.#problem(problem, problem.isTemporary ? say('sell.unsure') : null);
      if (problem.type === 'price-changed') this.#ask();
    } finally {
      this.#isSelling = false;
    }
  }

  /** What ran out is sold anew, if it is still there. */
  #again(id, quantity) {
    const type = this.#types.find(it => it.id === id && it.available !== 0);
    if (type) this.#choose(type, Math.min(quantity, MOST, type.available ?? MOST));
  }

  async #sold({ tickets, total, currency, mail_arrives: mailArrives }, name) {
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
      make('section', { class: 'card card-body stack' }, make('h3', {}, sayNumber('sell.sold', tickets.length, name)), make('p', { class: 'h1 m-0' }, isNothing(total) ? say('free') : money(total, currency)),
        mailArrives === false && make('p', { class: 'note wait m-0' }, say('sell.no-mail')),
        make('div', { class: 'd-grid gap-2' }, letIn, button(say('sell.next'), () => this.#next()))),
      make('section', { class: 'card card-body stack' }, make('p', { class: 'm-0' }, say('sell.show')), ...codes));
    byId('sell').scrollIntoView();
  }

  #next() {
    this.#chosen = null;
    this.#code = '';
    return this.refresh();
  }
}

const field = (id, label, more) => make('div', { class: 'field' }, make('label', { class: 'form-label', for: id }, label), make('input', { class: 'form-control', id, autocomplete: 'off', ...more }));
