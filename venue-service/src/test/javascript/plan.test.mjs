import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxOf, rowPoints, spacingOf, tablePoints } from '../../main/resources/static/seat-plans/geometry.js';
import { nextRowName, numbers, rowName } from '../../main/resources/static/seat-plans/numbering.js';
import { addRow, addSection, change, copy, count, find, freshName, idsOf, labelOf, move, moveToSection, remove, seatsOf, set, setSection } from '../../main/resources/static/seat-plans/plan.js';
import { bend, renameRow, renameRows, renumber, setAisle, turn } from '../../main/resources/static/seat-plans/rows.js';
import { TEMPLATES } from '../../main/resources/static/seat-plans/templates.js';
import { compareIds, faults, keepIds } from '../../main/resources/static/seat-plans/compare.js';
import { between, everything, inFrame, neighbour, ofSection, wholeRows } from '../../main/resources/static/seat-plans/selection.js';
import { smallPlan, template } from './plan-samples.mjs';

const keys = (...ids) => new Set(ids);
const labels = plan => [...seatsOf(plan)].map(found => labelOf(plan, found));
const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

test('rows are straight or curved, and seats keep their distance', () => {
  for (const curve of [0, 3, 10, -4]) {
    const points = rowPoints(21, { cx: 500, y: 300, curve });
    for (let i = 1; i < 21; i++) assert.ok(Math.abs(distance(points[i - 1], points[i]) - 30) < 0.3);
    assert.ok(Math.abs(points[10].x - 500) < 0.001);
    assert.equal(Math.sign(Math.round(300 - points[0].y)), Math.sign(curve));
  }
  const [a, b, c] = rowPoints(3, { cx: 0, y: 0, aisles: [0] });
  assert.deepEqual([b.x - a.x, c.x - b.x], [60, 30]);
});

test('seats of a table do not touch', () => {
  for (const n of [2, 8, 12]) {
    const points = tablePoints(n, 200, 200);
    assert.ok(distance(points[0], points[1]) > 24);
    assert.equal(points.length, n);
  }
});

test('seats are numbered as houses do', () => {
  assert.deepEqual(numbers(4, 'left'), ['1', '2', '3', '4']);
  assert.deepEqual(numbers(4, 'left', 11), ['11', '12', '13', '14']);
  assert.deepEqual(numbers(4, 'right'), ['4', '3', '2', '1']);
  assert.deepEqual(numbers(6, 'odd-even'), ['5', '3', '1', '2', '4', '6']);
  assert.deepEqual(numbers(5, 'odd-even'), ['5', '3', '1', '2', '4']);
  assert.deepEqual(numbers(14, 'skip-13').slice(11), ['12', '14', '15']);
  for (const scheme of ['left', 'right', 'odd-even', 'skip-13']) assert.equal(new Set(numbers(40, scheme)).size, 40);
});

test('rows have letters, without those that look like digits', () => {
  assert.deepEqual([0, 7, 8, 12, 13, 23, 24, 25].map(n => rowName(n)), ['A', 'H', 'J', 'N', 'P', 'Z', 'AA', 'AB']);
  assert.equal(rowName(8, { withoutIO: false }), 'I');
  assert.equal(rowName(26, { withoutIO: false }), 'AA');
  assert.equal(rowName(4, { letters: false }), '5');
  assert.equal(nextRowName(['A', 'B', 'H']), 'C');
  assert.equal(nextRowName(['1', '2']), '3');
  assert.equal(nextRowName(['T1', 'T2']), 'T3');
});

test('a plan is never changed: every step makes another', () => {
  const plan = smallPlan(), before = JSON.stringify(plan), all = everything(plan);
  for (const step of [() => move(plan, all, 5, 5), () => remove(plan, keys('stalls-A-1')), () => copy(plan, all, 0, 100).plan, () => set(plan, all, { blocked: true }), () => renumber(plan, all, 'right'), () => bend(plan, all, 5), () => setAisle(plan, keys('stalls-A-2'), true), () => turn(plan, all, 30), () => setSection(plan, 'stalls', { name: 'Pit' })]) {
    assert.notEqual(JSON.stringify(step()), before);
    assert.equal(JSON.stringify(plan), before);
  }
});

test('what is moved stays on the plan', () => {
  const { seat } = find(move(smallPlan(), keys('stalls-A-1'), -9999, 12.34), 'stalls-A-1');
  assert.deepEqual([seat.x, seat.y], [0, 112.3]);
});

test('what is removed takes empty rows and sections along', () => {
  const plan = smallPlan(2, 2);
  assert.deepEqual(labels(remove(plan, keys('stalls-A-1', 'stalls-A-2'))), ['B-1', 'B-2']);
  assert.deepEqual(remove(plan, everything(plan)).sections, []);
});

test('a copy has ids and names of its own', () => {
  const plan = smallPlan(2, 3), { plan: copied, keys: made } = copy(plan, keys('stalls-A-1', 'stalls-A-2'), 0, 200);
  assert.deepEqual(labels(copied).slice(6), ['C-1', 'C-2']);
  assert.equal(idsOf(copied).size, 1 + 8);
  assert.deepEqual([...made], ['stalls-C-1', 'stalls-C-2']);
});

test('seats go to another section, under a name that is free there', () => {
  const { plan, id } = addSection(smallPlan(2, 2), 'Circle', 'seats');
  const withRow = addRow(plan, id, 'A', [{ x: 1, y: 1 }], ['1']);
  const moved = moveToSection(withRow, keys('stalls-A-1', 'stalls-B-1'), id);
  assert.deepEqual(labels(moved), ['Stalls A-2', 'Stalls B-2', 'Circle A-1', 'Circle B-1', 'Circle C-1']);
  assert.equal(find(moved, 'stalls-A-1').section.id, 'circle');
  assert.deepEqual(faults(moved), []);
  const all = moveToSection(withRow, keys(...[...seatsOf(withRow)].map(({ seat }) => seat.id)), id);
  assert.deepEqual(all.sections.map(section => section.id), ['circle']);
});

test('numbers change and ids stay', () => {
  const plan = renumber(smallPlan(2, 3), keys('stalls-A-2'), 'right');
  assert.deepEqual(labels(plan), ['A-3', 'A-2', 'A-1', 'B-1', 'B-2', 'B-3']);
  assert.deepEqual(compareIds(smallPlan(2, 3), plan), { removed: [], replaced: [], moved: [], renamed: ['A-1 → A-3', 'A-3 → A-1'] });
});

test('rows are named together or one by one', () => {
  const plan = smallPlan(3, 1);
  assert.deepEqual(labels(renameRows(plan, 'stalls', { letters: false })), ['1-1', '2-1', '3-1']);
  assert.deepEqual(labels(renameRow(plan, keys('stalls-B-1'), 'BB')), ['A-1', 'BB-1', 'C-1']);
  assert.equal(renameRow(plan, keys('stalls-B-1'), 'C'), plan, 'a name that is taken changes nothing');
});

test('an aisle is seen, and goes away again', () => {
  const plan = smallPlan(1, 4), there = setAisle(plan, keys('stalls-A-2'), true), [a, b, c, d] = there.sections[0].rows[0].seats;
  assert.deepEqual([b.x - a.x, c.x - b.x, d.x - c.x], [30, 60, 30]);
  assert.equal(b.aisle, true);
  assert.equal(spacingOf(there.sections[0].rows[0].seats), 30);
  assert.deepEqual(setAisle(there, keys('stalls-A-2'), false), plan);
});

test('a row that is bent and straightened is where it was', () => {
  const plan = smallPlan(1, 5), bent = bend(plan, keys('stalls-A-1'), 8);
  assert.ok(find(bent, 'stalls-A-1').seat.y < 100);
  assert.deepEqual(bend(bent, keys('stalls-A-1'), 0, 30), plan);
});

test('a turn about the middle four times comes back', () => {
  let plan = smallPlan(2, 4);
  for (let i = 0; i < 4; i++) plan = turn(plan, everything(plan), 90);
  for (const { seat } of seatsOf(plan)) {
    const before = find(smallPlan(2, 4), seat.id).seat;
    assert.ok(distance(seat, before) < 0.5);
  }
});

test('every template is a plan without faults', () => {
  for (const kind of TEMPLATES) {
    const plan = template(kind), { seats, places } = count(plan);
    assert.deepEqual(faults(plan), [], kind);
    assert.equal([...idsOf(plan)].length, seats + plan.sections.length, `${kind}: ids are unique`);
    assert.ok(places >= 150, kind);
    const box = boxOf([...seatsOf(plan)].map(({ seat }) => seat));
    assert.ok(box.left >= 0 && box.top >= 0 && box.right <= 10_000 && box.bottom <= 10_000, kind);
    const all = [...seatsOf(plan)].map(({ seat }) => seat);
    for (let i = 0; i < all.length; i++)
      for (let j = i + 1; j < all.length; j++) if (Math.abs(all[i].y - all[j].y) < 20) assert.ok(distance(all[i], all[j]) > 20, `${kind}: ${all[i].id} and ${all[j].id}`);
  }
  assert.ok([...seatsOf(template('cinema'))].some(({ seat }) => seat.kind === 'wheelchair'));
  assert.ok(template('hall').sections.some(section => section.kind === 'tables'));
});

test('a seat that came back under its name has its old id', () => {
  const before = smallPlan(2, 3);
  let after = remove(before, keys('stalls-B-1', 'stalls-B-2', 'stalls-B-3'));
  after = addRow(after, 'stalls', 'B', rowPoints(4, { cx: 500, y: 136 }), ['1', '2', '3', '4']);
  after = change(after, everything(after), seat => seat.id.startsWith('stalls-B') ? { ...seat, id: `new-${seat.number}` } : seat);
  assert.deepEqual(compareIds(before, after).replaced, ['B-1', 'B-2', 'B-3']);
  const kept = keepIds(before, after);
  assert.deepEqual(compareIds(before, kept), { removed: [], replaced: [], moved: [], renamed: [] });
  assert.ok(find(kept, 'new-4'));
});

test('faults are found before the server is asked', () => {
  let plan = smallPlan(1, 2);
  plan = change(plan, everything(plan), seat => ({ ...seat, number: '1' }));
  plan = addSection(plan, 'stalls', 'standing', { places: 5, x: 0, y: 0, width: 10, height: 10 }).plan;
  assert.deepEqual(faults({ ...plan, name: ' ' }).map(({ key }) => key), ['fault.name', 'fault.seat', 'fault.section']);
  assert.equal(freshName(plan, 'Stalls'), 'Stalls 2');
});

test('seats are chosen by frame, by row and by section', () => {
  const plan = smallPlan(2, 4);
  assert.deepEqual([...inFrame(plan, { left: 470, top: 90, right: 520, bottom: 110 })], ['stalls-A-2', 'stalls-A-3']);
  assert.equal(wholeRows(plan, keys('stalls-A-2')).size, 4);
  assert.equal(ofSection(plan, 'stalls').size, 8);
  assert.equal(between(plan, 'stalls-A-4', 'stalls-A-2').size, 3);
  assert.equal(inFrame(template('hall'), { left: 0, top: 0, right: 5000, bottom: 100 }).has('object:0'), true);
});

test('arrows go to the seat that one sees there', () => {
  const plan = smallPlan(2, 4);
  assert.equal(neighbour(plan, 'stalls-A-2', 'right'), 'stalls-A-3');
  assert.equal(neighbour(plan, 'stalls-A-1', 'left'), 'stalls-A-1');
  assert.equal(neighbour(plan, 'stalls-A-2', 'down'), 'stalls-B-2');
  assert.equal(neighbour(plan, 'stalls-A-2', 'up'), 'stalls-A-2');
  assert.equal(neighbour(plan, null, 'right'), 'stalls-A-1');
});
