import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SameCode } from '../../main/resources/static/entry/same-code.js';

test('a code that stays in the picture is read once in three seconds', () => {
  const same = new SameCode();
  let read = 0;
  for (let at = 0; at < 2900; at += 100) read += same.fresh(['A'], at).length;
  assert.equal(read, 1);
  assert.deepEqual(same.fresh(['A'], 3000), ['A']);
});

test('a code that was gone is read again, one that flickers is not', () => {
  const same = new SameCode();
  same.fresh(['A'], 0);
  same.fresh([], 300);
  assert.deepEqual(same.fresh(['A'], 400), []);
  same.fresh([], 1100);
  assert.deepEqual(same.fresh(['A'], 1200), ['A']);
});

test('another code is read at once', () => {
  const same = new SameCode();
  assert.deepEqual(same.fresh(['A'], 0), ['A']);
  assert.deepEqual(same.fresh(['B'], 50), ['B']);
});
