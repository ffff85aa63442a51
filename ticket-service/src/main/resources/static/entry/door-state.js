import { Api, Connection } from './api.js';
import { DeviceClock } from './clock.js';
import { DoorCheck } from './check.js';
import { entryDay } from './decision.js';
import { uuid } from './ids.js';
import { PassedTickets } from './passed-tickets.js';
import { ScanQueue } from './scan-queue.js';
import { openStore } from './store.js';
import { Sync } from './sync.js';
import { TicketKeys } from './token.js';

/** All that the page knows: who stands here, at which door, and what this phone has taken along and kept. */
export class Door extends EventTarget {
  clock = new DeviceClock();
  connection = new Connection();
  api = new Api(this.clock, this.connection);
  session = uuid();
  events = [];
  person = null;
  place = null;
  tickets = null;
  keys = new TicketKeys(null);
  deviceId = null;
  settings = {};

  static async open() {
    const door = new Door();
    await door.#load();
    return door;
  }

  async #load() {
    this.store = await openStore();
    this.queue = new ScanQueue(this.store);
    this.passed = new PassedTickets(this.store);
    await Promise.all([this.queue.load(), this.passed.load()]);
    this.settings = await this.store.get('settings', 'door') ?? {};
    this.deviceId = this.settings.deviceId ?? `phone-${uuid().slice(0, 8)}`;
    this.clock.remember(this.settings.clockOffset);
    this.api.key = this.settings.key ?? null;
    this.events = this.settings.events ?? [];
    this.person = this.settings.person ?? null;
    this.keys = new TicketKeys(await this.store.get('settings', 'keys'));
    await this.keep({ deviceId: this.deviceId });
    this.check = new DoorCheck(this);
    this.sync = new Sync(this);
  }

  /** Keeps settings; without room for them they last as long as the page. */
  async keep(changes) {
    this.settings = { ...this.settings, ...changes };
    await this.store.put('settings', 'door', this.settings).catch(() => {});
  }

  get role() { return this.place?.event.role ?? null; }

  known() {
    const isGood = this.tickets?.isGood(this.clock.serverNow()) ?? false;
    return { keys: this.keys, tickets: isGood ? this.tickets : null, passed: this.passed, events: this.events };
  }

  dayOf(place, at) { return entryDay(place.list, at, place.event.time_zone); }

  mayStandAt(event) { return this.events.some(it => it.id === event); }

  /** Asks who this is and where they may stand; also learns the time. */
  async whoAmI() {
    const { events, name } = await this.api.get('/api/entry/events');
    const isOther = this.person !== null && this.person !== name;
    this.events = events;
    this.person = name;
    await this.keep({ events, person: name, clockOffset: this.clock.offsetOfWall });
    if (this.place) this.#placeAgain();
    this.dispatchEvent(new CustomEvent('known', { detail: { isOther } }));
  }

  /** Hours, lists and the person's role may have changed. */
  #placeAgain() {
    const event = this.events.find(it => it.id === this.place.event.id);
    const list = event?.lists.find(it => it.id === this.place.list.id);
    if (event && list) this.place = { ...this.place, event, list };
    else {
      this.place = null;
      this.tickets = null;
      this.dispatchEvent(new Event('placeless'));
    }
  }

  /** Goes to a door; false if it is none of this person's. */
  async goTo({ eventId, listId, gate, direction }) {
    const event = this.events.find(it => it.id === eventId);
    const list = event?.lists.find(it => it.id === listId);
    if (!event || !list) return false;
    if (this.tickets?.meta?.event_id !== eventId) this.tickets = await Sync.restore(this.store, eventId);
    this.place = { event, list, gate, direction };
    const gates = gate ? [gate, ...(this.settings.gates ?? []).filter(it => it !== gate)].slice(0, 8) : this.settings.gates;
    await this.keep({ place: { eventId, listId, gate, direction }, gates });
    return true;
  }

  /** Whose tickets are over is not kept. */
  async forgetOld() {
    const now = this.clock.serverNow();
    for (const meta of await this.store.all('lists')) if (Date.parse(meta.expires_at) < now) await this.#forgetList(meta.event_id);
  }

  async #forgetList(event) {
    const keys = await Promise.all(['blocks', 'admitted'].map(async name => [name, (await this.store.keys(name)).filter(([of]) => of === event)]));
    await this.store.remove('lists', [event]);
    for (const [name, those] of keys) await this.store.remove(name, those);
  }

  /** Signing out takes lists and keys away, and leaves scans that are not sent. */
  async forgetPerson() {
    for (const name of ['lists', 'blocks', 'admitted']) await this.store.clear(name);
    if (this.queue.size === 0) await this.passed.clear();
    this.api.key = null;
    this.person = null;
    this.place = null;
    this.tickets = null;
    await this.keep({ key: null, events: [], person: null, place: null });
  }
}
