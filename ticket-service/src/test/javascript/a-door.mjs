import { webcrypto } from 'node:crypto';
import { DeviceClock } from '../../main/resources/static/entry/clock.js';
import { PassedTickets } from '../../main/resources/static/entry/passed-tickets.js';
import { MemoryStore } from '../../main/resources/static/entry/store.js';
import { ScanQueue } from '../../main/resources/static/entry/scan-queue.js';
import { TicketKeys } from '../../main/resources/static/entry/token.js';
import { TicketList } from '../../main/resources/static/entry/ticket-list.js';
import { signedToken } from './signed-token.mjs';

export const NOW = Date.parse('2026-05-12T13:00:00Z');

const LIST = { id: 0, name: 'Entry', ticket_type_ids: null, opens_at: '2026-05-12T17:00:00+07:00', closes_at: '2026-05-13T05:00:00+07:00', mode: 'once', reentry: false };
export const EVENT = { id: 7, code: 'EV07', name: 'Lantern Night', time_zone: 'Asia/Ho_Chi_Minh', role: 'steward', lists: [LIST, { ...LIST, id: 1, name: 'Gate B', ticket_type_ids: [72] }] };
export const OTHER = { ...EVENT, id: 8, code: 'EV08', name: 'Harvest Supper' };

/** A snapshot: tickets 1 to 4 are good, 5 cancelled, 6 not paid, 7 handed on twice, 8 blocked; 4 is in. Ids are 1000 + number. */
export const snapshot = (more = {}) => ({
  event_id: 7, list_time: '2026-05-12T12:59:00Z', cursor: 'c1', full: true, expires_at: '2026-05-13T00:59:00Z', block_size: 512,
  ticket_types: [{ id: 71, name: 'Standing' }, { id: 72, name: 'Deck' }], lists: [LIST],
  blocks: [{ first: 0, numbers: [1, 1, 1, 1, 1, 1, 1, 1], ids: [1001, 1, 1, 1, 1, 1, 1, 1], states: 'vvvvcnvb', types: [0, 1, 0, 0, 0, 0, 0, 0], revisions: { 7: 2 } }],
  admissions: { ids: [1004], lists: [0], days: [0], seconds_ago: [600], states: 'i' }, ...more,
});

/** Whatever a phone has at a door; `withList` unless it has not taken one along. */
export async function aDoor({ withList = true, direction = 'entry', listId = 0 } = {}) {
  const store = new MemoryStore();
  const { keys, sign } = await signedToken();
  const tickets = withList ? new TicketList() : null;
  tickets?.apply(snapshot());
  const door = {
    store, sign, queue: new ScanQueue(store), passed: new PassedTickets(store), keys: new TicketKeys(keys, webcrypto.subtle), tickets,
    place: { event: EVENT, list: EVENT.lists[listId], gate: 'North', direction }, events: [EVENT, OTHER], deviceId: 'phone-1', session: 's1', person: 'Ana',
    clock: new DeviceClock({ wall: () => NOW, steady: () => 0 }), connection: { isDown: true, failed() { this.isDown = true; } },
    known() { return { keys: this.keys, tickets: this.tickets, passed: this.passed, events: this.events }; },
    dayOf: () => 0,
    token: (number, revision = 0, event = 7) => sign({ event, number, ticketId: 1000 + number, revision }),
  };
  return door;
}
