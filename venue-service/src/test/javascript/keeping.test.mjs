import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Drafts } from '../../main/resources/static/seat-plans/draft.js';
import { draw, toText } from '../../main/resources/static/seat-plans/draw.js';
import { History } from '../../main/resources/static/seat-plans/history.js';
import { set } from '../../main/resources/static/seat-plans/plan.js';
import { smallPlan, template } from './plan-samples.mjs';

const folder = new URL('../../main/resources/static/seat-plans/', import.meta.url);

test('steps are undone and done again', () => {
  const history = new History('a');
  assert.equal(history.push('a'), false, 'the same is no step');
  history.push('b');
  history.push('c');
  assert.equal(history.unsaved, 2);
  history.saved();
  assert.equal(history.undo(), 'b');
  assert.equal(history.unsaved, 1, 'what was saved is undone');
  assert.equal(history.redo(), 'c');
  assert.equal(history.redo(), 'c');
  history.undo();
  history.push('d');
  assert.equal(history.canRedo, false);
  assert.ok(history.unsaved > 0, 'what was saved cannot come back');
  for (let i = 0; i < 500; i++) history.push(i);
  assert.equal(history.state, 499);
  for (let i = 0; i < 500; i++) history.undo();
  assert.equal(history.canUndo, false);
});

test('work is kept until it is saved, and for thirty days', () => {
  const storage = memory();
  let now = 1_000_000;
  const drafts = new Drafts(storage, () => now);
  assert.equal(drafts.find('3'), null);
  assert.equal(drafts.keep('3', smallPlan(), 2), true);
  assert.deepEqual(new Drafts(storage, () => now).find('3'), { at: now, version: 2, plan: smallPlan() });
  drafts.forget('3');
  assert.equal(drafts.find('3'), null);
  drafts.keep('4', smallPlan(), 1);
  storage['something-else'] = 'stays';
  now += 31 * 24 * 60 * 60 * 1000;
  assert.equal(new Drafts(storage, () => now).find('4'), null);
  assert.equal(storage['something-else'], 'stays');
});

test('a browser that keeps nothing stops nobody', () => {
  const full = { setItem() { throw new Error('full'); }, getItem() { throw new Error('forbidden'); }, removeItem() { throw new Error('forbidden'); } };
  const drafts = new Drafts(full);
  assert.equal(drafts.keep('3', smallPlan(), 1), false);
  assert.equal(drafts.find('3'), null);
  drafts.forget('3');
});

test('a plan is drawn with every seat once, and names are only names', () => {
  const hostile = '<img src=x onerror=alert(1)>"&';
  let plan = smallPlan(2, 3);
  plan = { ...plan, sections: plan.sections.map(section => ({ ...section, name: hostile })), objects: [{ kind: 'stage', label: hostile, x: 0, y: 0, width: 10, height: 10 }] };
  plan = set(plan, new Set(['stalls-A-1']), { blocked: true, note: hostile });
  const text = toText(draw(plan, hostile));
  assert.equal(text.match(/<use /g).length, 6);
  assert.match(text, /<use class="seat p0 blocked" href="#x" x="470" y="100" data-id="stalls-A-1">/);
  assert.doesNotMatch(text, /<img/);
  assert.match(text, /aria-label="&lt;img src=x onerror=alert\(1\)&gt;&quot;&amp;"/);
});

test('a seat takes little of a drawing', () => {
  const plan = template('arena');
  const text = toText(draw(plan, 'Arena'));
  assert.ok(text.length / [...text.matchAll(/<use /g)].length < 200);
});

const READ = 'for (const text of JSON.parse(require("fs").readFileSync(0, "utf8"))) new (require("vm").SourceTextModule)(text)';

test('every module can be read to its end', () => {
  const texts = readdirSync(folder).filter(name => name.endsWith('.js')).map(name => readFileSync(new URL(name, folder), 'utf8'));
  const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', '--experimental-vm-modules', '--eval', READ], { input: JSON.stringify(texts), encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});

function memory() {
  return Object.defineProperties({}, {
    setItem: { value(key, value) { this[key] = String(value); } },
    getItem: { value(key) { return this[key] ?? null; } },
    removeItem: { value(key) { delete this[key]; } },
  });
}
