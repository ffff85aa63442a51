import { openDB } from './vendor/idb/index.js';

const NAME = 'marquee-entry';
const STORES = ['scans', 'settings', 'lists', 'blocks', 'admitted', 'passed'];

/**
 * What this phone keeps. `durable` is false where the browser keeps nothing: then all of it is in memory, and the page says so.
 */
export async function openStore() {
  try {
    const db = await openDB(NAME, 1, {
      upgrade(fresh) { for (const store of STORES) fresh.createObjectStore(store); },
      blocking(_, __, event) { event.target.close(); },
    });
    await db.put('settings', 1, 'probe');
    return new IndexedStore(db);
  } catch (problem) {
    return new MemoryStore(problem);
  }
}

class IndexedStore {
  durable = true;
  #db;

  constructor(db) { this.#db = db; }

  get(store, key) { return this.#db.get(store, key); }

  all(store, range) { return this.#db.getAll(store, range); }

  keys(store, range) { return this.#db.getAllKeys(store, range); }

  /** Resolves when it is on the disk, not when it is only on its way there. */
  async put(store, key, value) {
    const transaction = this.#db.transaction(store, 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.put(value, key), transaction.done]);
  }

  async putAll(store, entries) {
    if (!entries.length) return;
    const transaction = this.#db.transaction(store, 'readwrite');
    await Promise.all([...entries.map(([key, value]) => transaction.store.put(value, key)), transaction.done]);
  }

  async remove(store, keys) {
    if (!keys.length) return;
    const transaction = this.#db.transaction(store, 'readwrite');
    await Promise.all([...keys.map(key => transaction.store.delete(key)), transaction.done]);
  }

  clear(store, range) { return range ? this.#db.delete(store, range) : this.#db.clear(store); }
}

/** The same without a disk. Keys are texts, or lists that begin with the event. */
export class MemoryStore {
  durable = false;
  #stores = new Map(STORES.map(name => [name, new Map()]));

  constructor(problem) { this.problem = problem; }

  async get(store, key) { return this.#stores.get(store).get(JSON.stringify(key)); }

  async all(store, range) { return [...this.#stores.get(store)].filter(([key]) => !range || JSON.parse(key)[0] === range.lower[0]).map(([, value]) => value); }

  async keys(store) { return [...this.#stores.get(store).keys()].map(key => JSON.parse(key)); }

  async put(store, key, value) { this.#stores.get(store).set(JSON.stringify(key), value); }

  async putAll(store, entries) { for (const [key, value] of entries) await this.put(store, key, value); }

  async remove(store, keys) { for (const key of keys) this.#stores.get(store).delete(JSON.stringify(key)); }

  async clear(store) { this.#stores.get(store).clear(); }
}

/** All keys of an event. */
export const ofEvent = event => globalThis.IDBKeyRange?.bound([event], [event, []]);
