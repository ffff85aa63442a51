import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TicketList } from '../../main/resources/static/entry/ticket-list.js';
import { snapshot } from './a-door.mjs';

test('a ticket is found by its number, with its type and state', () => {
  const list = new TicketList();
  list.apply(snapshot());
  assert.equal(list.find(2).id, 1002);
  assert.equal(list.find(2).type, 'Deck');
  assert.equal(list.find(7).revision, 2);
  assert.equal(list.find(5).status, 'cancelled');
  assert.equal(list.find(9), null);
  assert.equal(list.highest, 8);
});

test('a ticket has its seat where the event has seats', () => {
  const list = new TicketList();
  list.apply(snapshot());
  assert.equal(list.find(2).seat, null);
  const block = snapshot().blocks[0];
  list.apply(snapshot({ blocks: [{ ...block, seats: block.numbers.map((step, i) => i === 1 ? 'Stalls C-14' : '') }] }));
  assert.equal(list.find(2).seat, 'Stalls C-14');
  assert.equal(list.find(7).seat, null);
});

test('changes are laid over what was there', () => {
  const list = new TicketList();
  list.apply(snapshot());
  const changed = list.apply(snapshot({ full: false, list_time: '2026-05-12T13:00:00Z', blocks: [], admissions: { ids: [1001, 3], lists: [0, 0], days: [0, 0], seconds_ago: [5, 1], states: 'iu' } }));
  assert.equal(list.admission(1001, 0, 0).inside, true);
  assert.equal(list.admission(1004, 0, 0), null, 'it was undone');
  assert.equal(list.find(3).id, 1003);
  assert.equal(changed.blocks.length, 0);
  assert.equal(changed.buckets.length, 1);
});

test('what is stored is the same list again', () => {
  const list = new TicketList();
  const { meta, blocks, buckets } = list.apply(snapshot());
  const again = TicketList.restore(structuredClone(meta), structuredClone(blocks), structuredClone(buckets));
  assert.deepEqual(again.find(7), list.find(7));
  assert.deepEqual(again.admission(1004, 0, 0), list.admission(1004, 0, 0));
  assert.equal(again.isGood(Date.parse('2026-05-13T00:58:00Z')), true);
  assert.equal(again.isGood(Date.parse('2026-05-13T01:00:00Z')), false);
});

test('a hundred thousand tickets, all in, are ready at once', () => {
  const blocks = [], size = 512, ids = [];
  for (let first = 0, id = 1; first < 100_000; first += size) {
    const length = Math.min(size, 100_000 - first);
    blocks.push({ first, numbers: [0, ...Array(length - 1).fill(1)], ids: [id, ...Array(length - 1).fill(1)], states: 'v'.repeat(length), types: Array(length).fill(0), revisions: {} });
    id += length;
    ids.push(...Array(length).fill(1));
  }
  const list = new TicketList();
  list.apply(snapshot({ blocks, admissions: { ids, lists: ids.map(() => 0), days: ids.map(() => 0), seconds_ago: ids.map(() => 9), states: 'i'.repeat(ids.length) } }));
  assert.equal(list.find(99_999).id, 100_000);
  assert.equal(list.admission(100_000, 0, 0).inside, true);
});
