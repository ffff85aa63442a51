import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOf, hallOf, moved, nextBest, written } from '../../main/resources/static/assets/seat-model.js';

const row = (section, y, xs) => ({ section, round: false, seats: xs.map(x => ({ id: `${section}-${y}-${x}`, x, y })) });
const hall = hallOf([row('stalls', 0, [0, 10, 20]), { section: 'stalls', round: false, seats: [] }, row('stalls', 20, [10, 20, 30, 40]), row('circle', 40, [0])]);
const at = id => hall.numbers.get(id);

test('left, right, Home and End stay in the row, and stop at its ends', () => {
  assert.equal(moved(hall, at('stalls-0-0'), 'ArrowRight'), at('stalls-0-10'));
  assert.equal(moved(hall, at('stalls-0-0'), 'ArrowLeft'), undefined);
  assert.equal(moved(hall, at('stalls-0-20'), 'ArrowRight'), undefined);
  assert.equal(moved(hall, at('stalls-20-30'), 'Home'), at('stalls-20-10'));
  assert.equal(moved(hall, at('stalls-20-10'), 'End'), at('stalls-20-40'));
});

test('up and down go to the nearest seat of the next row that has any', () => {
  assert.equal(moved(hall, at('stalls-0-20'), 'ArrowDown'), at('stalls-20-20'));
  assert.equal(moved(hall, at('stalls-20-40'), 'ArrowUp'), at('stalls-0-20'));
  assert.equal(moved(hall, at('stalls-20-40'), 'ArrowDown'), at('circle-40-0'));
  assert.equal(moved(hall, at('circle-40-0'), 'ArrowDown'), undefined);
  assert.equal(moved(hall, at('circle-40-0'), 'Tab'), undefined);
});

test('instead of a lost seat, the nearest free one of its section beside those that are kept', () => {
  const free = seat => hall.seats[seat].id !== 'stalls-20-20';
  assert.equal(nextBest(hall, free, at('stalls-20-20'), [at('stalls-20-30')]), at('stalls-20-40'));
  assert.equal(nextBest(hall, () => false, at('stalls-20-20'), []), undefined);
});

test('an answer says all that is taken, or only what has changed', () => {
  assert.deepEqual(changesOf({ taken: ['a'], freed: ['b'] }, new Set(['b'])), { taken: ['a'], freed: ['b'] });
  assert.deepEqual(changesOf({ plan: {}, taken: ['a', 'c'], held_back: ['d'] }, new Set(['b', 'c'])), { taken: ['a', 'd'], freed: ['b'] });
  assert.deepEqual(changesOf({ seq: 4 }, new Set()), { taken: [], freed: [] });
});

test('words get their values', () => assert.equal(written('{0} of {1}', 3, '$&'), '3 of $&'));
