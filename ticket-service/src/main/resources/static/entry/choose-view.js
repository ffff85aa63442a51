import { byId, make } from './dom.js';
import { moment, say } from './words.js';

/** Asks for event, list, gate and direction. */
export class ChooseView {
  #events = [];

  /** @param chosen is told the place */
  constructor(chosen) {
    byId('choose-event').addEventListener('change', () => this.#lists());
    byId('choose-list').addEventListener('change', () => this.#hours());
    byId('panel-choose').addEventListener('submit', event => {
      event.preventDefault();
      chosen({ eventId: this.#event.id, listId: this.#list.id, gate: byId('choose-gate').value.trim(), direction: event.target.elements.direction.value });
    });
  }

  show(events, before, gates) {
    this.#events = events;
    byId('choose-event').replaceChildren(...events.map(it => make('option', { value: String(it.id) }, `${it.name}, ${moment(it.starts_at, it.time_zone)}`)));
    const known = events.some(it => it.id === before?.eventId);
    byId('choose-event').value = String(known ? before.eventId : this.#next(events).id);
    this.#lists();
    if (known && this.#event.lists.some(it => it.id === before.listId)) byId('choose-list').value = String(before.listId);
    byId('choose-gate').value = before?.gate ?? '';
    byId('panel-choose').elements.direction.value = before?.direction ?? 'entry';
    byId('gates').replaceChildren(...gates.map(gate => make('option', { value: gate })));
    this.#hours();
  }

  /** The event whose doors are open, or open next. */
  #next(events) { return events.find(it => it.lists.some(list => Date.parse(list.closes_at) > Date.now())) ?? events[0]; }

  get #event() { return this.#events.find(it => String(it.id) === byId('choose-event').value); }

  get #list() { return this.#event.lists.find(it => String(it.id) === byId('choose-list').value); }

  #lists() {
    byId('choose-list').replaceChildren(...this.#event.lists.map(it => make('option', { value: String(it.id) }, it.name)));
    byId('choose-list-field').hidden = false;
    this.#hours();
  }

  #hours() {
    const zone = this.#event.time_zone, list = this.#list;
    byId('choose-list-hint').textContent = say('choose.hours', moment(list.opens_at, zone), moment(list.closes_at, zone), zone);
  }
}
