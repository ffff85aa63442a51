import { letsPass } from './decision.js';
import { TicketList } from './ticket-list.js';
import { TicketKeys } from './token.js';
import { ofEvent } from './store.js';

const OFTEN = 30_000;
const SOON = 5_000;

/**
 * Keeps the phone's list up to date and sends what waits: every half minute, and every five seconds while there is no network.
 *
 * Events: `list` (there is a newer list), `kept` (it is on the disk), `full` (there is no room for it), `sent` (with an outcome that
 * needs attention), `problem` (with the ApiError).
 */
export class Sync extends EventTarget {
  #door;
  #timer = null;
  #running = null;
  #again = false;
  #hasKeys = false;

  constructor(door) {
    super();
    this.#door = door;
    door.connection.addEventListener('change', () => this.#plan(door.connection.isDown ? SOON : 0));
    door.connection.addEventListener('retry', () => this.#plan(0));
  }

  start() { this.#plan(0); }

  #plan(after) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), after);
  }

  /** All of it at once; resolves when it is done or has failed. Whoever asks meanwhile, of another door maybe, waits for another round. */
  now() {
    if (this.#running) this.#again = true;
    this.#running ??= this.#rounds().finally(() => {
      this.#running = null;
      this.#plan(this.#door.connection.isDown ? SOON : OFTEN);
    });
    return this.#running;
  }

  async #rounds() {
    do {
      this.#again = false;
      await this.#run();
    } while (this.#again);
  }

  async #run() {
    try {
      await this.#door.whoAmI();
      await this.send();
      if (!this.#hasKeys) await this.keys();
      if (this.#door.place) await this.#list(this.#door.place);
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      this.dispatchEvent(new CustomEvent('problem', { detail: problem }));
    }
  }

  send() { return this.#door.queue.send((page, rest) => this.#upload(page, rest), scan => this.#door.mayStandAt(scan.event_id), (outcome, scan) => this.#told(outcome, scan)); }

  #upload(page, unsent) {
    const { api, clock, session, deviceId } = this.#door;
    const scans = page.map(({ session: made, by, device_id, shown_code, ...scan }) => scan.device_offset_ms === null && made === session && clock.offset !== null
      ? { ...scan, device_offset_ms: clock.offset, device_offset_error_ms: clock.error } : scan);
    return api.post('/api/entry/scans', { device_id: deviceId, sent_at: clock.iso(), unsent, scans });
  }

  async #told(outcome, scan) {
    await this.#door.passed.known(scan.scan_id, this.#door.clock.serverNow());
    const unheard = outcome.outcome === 'repeated' && scan.passed === true && outcome.result && !letsPass(outcome.result) && !outcome.conflict;
    if (unheard) await this.#door.check.insist(scan);
    if (outcome.conflict) this.dispatchEvent(new CustomEvent('sent', { detail: outcome }));
  }

  async #list(place) {
    const { api, deviceId, queue } = this.#door;
    const tickets = this.#door.tickets ?? new TicketList();
    const query = new URLSearchParams({ device_id: deviceId, unsent: queue.size });
    if (place.gate) query.set('gate', place.gate);
    if (tickets.meta) query.set('since', tickets.meta.cursor);
    const answer = await api.get(`/api/entry/events/${place.event.id}/snapshot?${query}`);
    if (this.#door.place?.event.id !== place.event.id) return;
    const changed = tickets.apply(answer);
    this.#door.tickets = tickets;
    this.dispatchEvent(new Event('list'));
    await this.#keep(place.event.id, changed);
  }

  async #keep(event, { meta, full, blocks, buckets }) {
    const { store } = this.#door;
    try {
      if (full) {
        await store.remove('lists', [event]); // half a list is none
        await Promise.all(['blocks', 'admitted'].map(name => store.clear(name, ofEvent(event))));
      }
      await store.putAll('blocks', blocks.map(block => [[event, block.first], block]));
      await store.putAll('admitted', buckets.map(it => [[event, it.bucket], it]));
      await store.put('lists', event, meta);
      this.dispatchEvent(new Event('kept'));
    } catch (problem) {
      this.dispatchEvent(new CustomEvent('full', { detail: problem })); // it is in memory all the same
    }
  }

  /** The list of an event, as it was taken along before. */
  static async restore(store, event) {
    const meta = await store.get('lists', event);
    if (!meta) return null;
    return TicketList.restore(meta, await store.all('blocks', ofEvent(event)), await store.all('admitted', ofEvent(event)));
  }

  async keys() {
    const jwks = await this.#door.api.get('/.well-known/ticket-keys.json');
    this.#door.keys = new TicketKeys(jwks);
    this.#hasKeys = true;
    await this.#door.store.put('settings', 'keys', jwks).catch(() => {});
  }
}
