const OVERLAP = 30_000;

/** Who went through this phone's gate, for as long as the list does not say it. */
export class PassedTickets {
  #store;
  #passed = new Map();

  constructor(store) { this.#store = store; }

  async load() {
    const keys = await this.#store.keys('passed');
    const values = await this.#store.all('passed');
    keys.forEach((key, i) => this.#passed.set(key.join('/'), values[i]));
  }

  /** Whoever passed with this ticket, by its number; null if the list knows more, or nobody did. */
  find(event, list, day, number, listTime) {
    const it = this.#passed.get([event, list, day, number].join('/'));
    return it && (it.knownAt === null || listTime === null || it.knownAt > listTime - OVERLAP) ? it : null;
  }

  /** Without room for it, it is known for as long as the page is open. */
  async add(event, list, day, number, it) {
    this.#passed.set([event, list, day, number].join('/'), it);
    await this.#store.put('passed', [event, list, day, number], it).catch(() => {});
  }

  /** The server knows a scan since then. */
  async known(scanId, at) {
    for (const [key, it] of this.#passed)
      if (it.scanId === scanId) await this.add(...key.split('/').map(Number), { ...it, knownAt: at });
  }

  async undo(scanId) {
    for (const [key, it] of this.#passed)
      if (it.scanId === scanId) {
        this.#passed.delete(key);
        await this.#store.remove('passed', [key.split('/').map(Number)]);
      }
  }

  async clear() {
    this.#passed.clear();
    await this.#store.clear('passed');
  }
}
