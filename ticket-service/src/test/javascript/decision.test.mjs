import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decide, entryDay } from '../../main/resources/static/entry/decision.js';

const cases = JSON.parse(readFileSync(new URL('../resources/entry-decisions.json', import.meta.url)));

for (const it of cases.decisions)
  test(it.what, () => assert.equal(decide({
    ticket: it.ticket, event: it.event, atEvent: it.at_event, revision: it.revision, direction: it.direction, at: Date.parse(it.at),
    list: { ...it.list, opensAt: Date.parse(it.list.opens_at), closesAt: Date.parse(it.list.closes_at) }, admission: it.admission, byList: it.by_list,
  }), it.answer));

for (const it of cases.days)
  test(`a day at the door: ${it.what}`, () =>
    assert.equal(entryDay({ mode: it.mode }, Date.parse(it.at), it.time_zone), it.day));
