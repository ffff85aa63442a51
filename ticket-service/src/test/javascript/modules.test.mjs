import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const folder = new URL('../../main/resources/static/entry/', import.meta.url);
const READ = 'for (const text of JSON.parse(require("fs").readFileSync(0, "utf8"))) new (require("vm").SourceTextModule)(text)';

/** Reads the modules, and runs nothing of them. */
const read = texts => spawnSync(process.execPath, ['--no-warnings', '--experimental-vm-modules', '--eval', READ], { input: JSON.stringify(texts), encoding: 'utf8' });

test('every module and the service worker can be read to their ends', () => {
  const modules = readdirSync(folder).filter(name => name.endsWith('.js')).map(name => new URL(name, folder));
  const texts = [...modules, new URL('../../entry/worker.js', folder)].map(module => readFileSync(module, 'utf8'));
  const { status, stderr } = read(texts);
  assert.equal(status, 0, stderr);
  assert.notEqual(read([`${texts[0]}\nfunction open( {`]).status, 0, 'a brace that is missing is noticed');
});
