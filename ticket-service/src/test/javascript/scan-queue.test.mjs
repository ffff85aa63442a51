import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScanQueue } from '../../main/resources/static/entry/scan-queue.js';
import { MemoryStore } from '../../main/resources/static/entry/store.js';

const scan = (id, event = 7) => ({ scan_id: `s${String(id).padStart(3, '0')}`, event_id: event, device_time: new Date(id * 1000).toISOString() });

async function aQueue(size, store = new MemoryStore()) {
  const queue = new ScanQueue(store);
  for (let i = 0; i < size; i++) await queue.keep(scan(i));
  return { queue, store };
}

const stored = page => ({ scans: page.map(it => ({ scan_id: it.scan_id, outcome: 'stored' })) });

test('in pages of fifty, the oldest first, each gone once its outcome is said', async () => {
  const { queue, store } = await aQueue(120);
  const pages = [];
  await queue.send(async page => { pages.push(page.map(it => it.scan_id)); return stored(page); }, () => true, async () => {});
  assert.deepEqual(pages.map(page => page.length), [50, 50, 20]);
  assert.equal(pages[0][0], 's000');
  assert.equal(queue.size, 0);
  assert.equal((await store.all('scans')).length, 0);
});

test('what the server says nothing of stays, and so does all after a failure', async () => {
  const { queue } = await aQueue(60);
  await assert.rejects(queue.send(async page => {
    if (page[0].scan_id !== 's000') throw new Error('network');
    return { scans: stored(page).scans.slice(0, 10) };
  }, () => true, async () => {}));
  assert.equal(queue.size, 50);
});

test('what was kept is there after a reload', async () => {
  const { store } = await aQueue(3);
  const queue = new ScanQueue(store);
  await queue.load();
  assert.equal(queue.size, 3);
});

test('scans of a door that this person may not stand at wait', async () => {
  const { queue } = await aQueue(1);
  await queue.keep(scan(2, 8));
  await queue.send(async page => stored(page), it => it.event_id === 7, async () => {});
  assert.deepEqual(queue.all.map(it => it.event_id), [8]);
});

test('whoever asks while it is sending waits for the same', async () => {
  const { queue } = await aQueue(1);
  let times = 0;
  const post = async page => { times++; return stored(page); };
  await Promise.all([queue.send(post, () => true, async () => {}), queue.send(post, () => true, async () => {})]);
  assert.equal(times, 1);
});
