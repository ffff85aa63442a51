import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNothing, moment, times } from '../../main/resources/static/entry/words.js';

test('amounts are multiplied exactly', () => {
  for (const [amount, number, product] of [['24.00', 2, '48.00'], ['0.10', 3, '0.30'], ['150000', 3, '450000'], ['0.005', 3, '0.015'], ['23.90', 10, '239.00']])
    assert.equal(times(amount, number), product);
  assert.equal(isNothing('0.00') && isNothing('0'), true);
  assert.equal(isNothing('0.01'), false);
});

test('a moment is read in the zone of the event, with its day unless that is today', () => {
  const now = Date.parse('2026-05-12T18:00:00Z');
  assert.equal(moment('2026-05-12T17:00:00Z', 'Asia/Ho_Chi_Minh', now), '00:00');
  assert.match(moment('2026-05-13T17:00:00Z', 'Asia/Ho_Chi_Minh', now), /14.*00:00|00:00.*14/);
});
