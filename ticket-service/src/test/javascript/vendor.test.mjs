import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const vendor = new URL('../../main/resources/static/entry/vendor/', import.meta.url);

test('the libraries are what vendor.sh took from npm', () => {
  const sums = readFileSync(new URL('SHA256SUMS', vendor), 'utf8').trim().split('\n').map(line => line.split('  '));
  assert.equal(sums.length, 3);
  for (const [sum, file] of sums) assert.equal(createHash('sha256').update(readFileSync(new URL(file, vendor))).digest('hex'), sum, file);
});
