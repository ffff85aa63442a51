import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Leaving } from '../../main/resources/static/entry/leaving.js';
import { ScanQueue } from '../../main/resources/static/entry/scan-queue.js';
import { MemoryStore } from '../../main/resources/static/entry/store.js';

/** A queue in a store that keeps it, or does not. */
async function door(durable, scans) {
  const store = new MemoryStore();
  store.durable = durable;
  const queue = new ScanQueue(store);
  for (let n = 0; n < scans; n++) await queue.keep({ scan_id: `scan-${n}`, device_time: '2026-12-01T18:00:00Z' });
  return { store, queue };
}

const stays = page => {
  const event = new Event('beforeunload', { cancelable: true });
  page.dispatchEvent(event);
  return event.defaultPrevented;
};

test('scans on the disk outlive the page, so it can go at once', async () => {
  const page = new EventTarget(), leaving = new Leaving(await door(true, 3), page);
  let gone = 0;
  leaving.whenSafe(() => gone++);
  assert.equal(gone, 1);
  assert.equal(stays(page), false);
});

test('scans in memory alone are sent first, and who closes the page is asked', async () => {
  const { store, queue } = await door(false, 2), page = new EventTarget(), leaving = new Leaving({ store, queue }, page);
  let gone = 0;
  leaving.whenSafe(() => gone++);
  assert.equal(stays(page), true);
  await queue.forget(['scan-0']);
  assert.equal(gone, 0);
  await queue.forget(['scan-1']);
  await queue.keep({ scan_id: 'later', device_time: '2026-12-01T18:01:00Z' });
  await queue.forget(['later']);
  assert.equal(gone, 1);
  assert.equal(stays(page), false);
});

test('without a scan there is nothing to lose', async () => {
  const page = new EventTarget(), leaving = new Leaving(await door(false, 0), page);
  let gone = 0;
  leaving.whenSafe(() => gone++);
  assert.equal(gone, 1);
  assert.equal(stays(page), false);
});
