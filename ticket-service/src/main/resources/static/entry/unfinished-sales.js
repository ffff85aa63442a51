import { ask, button, make } from './dom.js';
import { money, moment, say } from './words.js';

/** Sales at this door that were begun and not finished: whoever sells says what became of them. */
export class UnfinishedSales {
  #address;
  #door;
  #problem;
  #then;
  #sales = [];

  /** @param then `{ sold(sale, type), again(type, quantity), changed() }` */
  constructor(address, door, problem, then) {
    this.#address = address;
    this.#door = door;
    this.#problem = problem;
    this.#then = then;
  }

  async refresh() { this.#sales = await this.#door.api.get(`${this.#address()}/unfinished-sales`); }

  cards() { return this.#sales.map(it => this.#card(it)); }

  #card(sale) {
    const zone = this.#door.place.event.time_zone, total = money(sale.total, sale.currency), isHeld = sale.status === 'pending_payment';
    const end = (word, more) => button(say(`sell.${word}`, total), () => this.#end(sale, word), more);
    return make('section', { class: 'card card-body stack', 'data-unfinished': sale.sale_id },
      make('h3', { class: 'm-0' }, say('sell.unfinished')),
      make('p', { class: 'head m-0' }, make('span', {}, `${sale.quantity} × ${sale.ticket_type}`), make('strong', {}, total)),
      make('p', { class: 'm-0' }, say(isHeld ? 'sell.unfinished.held' : 'sell.unfinished.lapsed', moment(sale.begun_at, zone), sale.sold_by, moment(sale.held_until ?? sale.begun_at, zone))),
      make('div', { class: 'd-grid gap-2' }, isHeld
        ? [end('cash', { sign: 'cash-coin' }), end('card', { sign: 'credit-card' }), button(say('sell.unfinished.release'), () => this.#release(sale))]
        : [button(say('sell.unfinished.again'), () => this.#then.again(sale.ticket_type_id, sale.quantity)), button(say('sell.unfinished.seen'), () => this.#end(sale, 'release'))]));
  }

  async #release(sale) {
    if (await ask({ title: say('sell.unfinished.release.ask'), text: say('sell.unfinished.release.text'), yes: say('sell.unfinished.release') }) !== null) await this.#end(sale, 'release');
  }

  async #end(sale, end) {
    try {
      const ended = await this.#door.api.post(`${this.#address()}/unfinished-sales`, { sale_id: sale.sale_id, end });
      await (end === 'release' ? this.#then.changed() : this.#then.sold(ended, sale.ticket_type));
    } catch (problem) {
      this.#problem(problem);
      if (!problem.isTemporary) await this.#then.changed();
    }
  }
}
