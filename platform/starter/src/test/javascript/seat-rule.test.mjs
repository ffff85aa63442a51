import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hallOf } from '../../main/resources/static/assets/seat-model.js';
import { avoidable, fixes, leftAlone } from '../../main/resources/static/assets/seat-rule.js';

// The server's cases: x taken, o chosen, . free, # not for sale, w a wheelchair's place, | an aisle.
const cases = JSON.parse(readFileSync(new URL('../../../../../ticket-service/src/test/resources/orphans.json', import.meta.url)));

const drawn = rows => {
  const taken = new Set(), chosen = [];
  const hall = hallOf(rows.map((row, line) => {
    const seats = [];
    for (const sign of row) {
      if (sign === '|') {
        seats.at(-1).end = true;
        continue;
      }
      const id = `${'ABCDEFGH'[line]}-${seats.length + 1}`;
      if (sign === 'x') taken.add(id);
      if (sign === 'o') chosen.push(id);
      seats.push({ id, x: seats.length, y: line, kind: sign === 'w' ? 'wheelchair' : 'standard', closed: sign === '#', end: false });
    }
    return { section: 'stalls', round: false, seats };
  }));
  const free = seat => seat >= 0 && !hall.seats[seat].closed && !taken.has(hall.seats[seat].id);
  return { hall, free, choice: chosen.map(id => hall.numbers.get(id)), names: seats => seats.map(seat => hall.seats[seat].id).sort() };
};

test('there are cases', () => assert.ok(cases.length >= 18));

for (const { name, rows, left_alone: alone, refused } of cases)
  test(`as the server: ${name}`, () => {
    const { hall, free, choice, names } = drawn(rows);
    assert.deepEqual(names(leftAlone(hall, free, choice)), alone);
    assert.equal(avoidable(hall, free, choice).length > 0, refused);
  });

test('the two nearest choices that leave none are offered', () => {
  const { hall, free, choice, names } = drawn(['.oo....', '.......']);
  const found = fixes(hall, free, choice).map(names);
  assert.equal(found.length, 2);
  assert.deepEqual(found.map(seats => seats.join(' ')).sort(), ['A-1 A-2', 'A-3 A-4']);
});

test('nothing is offered for a choice in several sections, or for none', () => {
  const hall = hallOf([{ section: 'a', seats: [{ id: '1', x: 0, y: 0 }] }, { section: 'b', seats: [{ id: '2', x: 0, y: 1 }] }]);
  assert.deepEqual(fixes(hall, () => true, [0, 1]), []);
  assert.deepEqual(fixes(hall, () => true, []), []);
});

test('at a round table both ends are neighbours', () => {
  const seats = ['1', '2', '3', '4'].map((id, n) => ({ id, x: n, y: 0 }));
  const hall = hallOf([{ section: 't', round: true, seats }]);
  assert.equal(hall.right[3], 0);
  assert.deepEqual(leftAlone(hall, seat => seat >= 0, [1, 3]).sort(), [0, 2]);
});
