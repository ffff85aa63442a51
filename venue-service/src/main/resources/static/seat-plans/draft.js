const PREFIX = 'seat-plan:', OLDEST = 30 * 24 * 60 * 60 * 1000;

/**
 * Work that is not saved yet, kept in this browser for when the network or the page fails.
 *
 * @param storage such as localStorage; one that is full or forbidden keeps nothing, and nobody is stopped
 */
export class Drafts {
  #storage;
  #now;

  constructor(storage, now = () => Date.now()) {
    this.#storage = storage;
    this.#now = now;
    this.#forgetOld();
  }

  /** Keeps the plan as it is now, with the version on which it is based. Says whether that worked. */
  keep(key, plan, version) {
    try {
      this.#storage.setItem(PREFIX + key, JSON.stringify({ at: this.#now(), version, plan }));
      return true;
    } catch {
      return false;
    }
  }

  /** What was kept: at, version and plan; or null. */
  find(key) {
    try {
      const draft = JSON.parse(this.#storage.getItem(PREFIX + key) ?? 'null');
      return draft?.plan?.sections ? draft : null;
    } catch {
      return null;
    }
  }

  forget(key) {
    try {
      this.#storage.removeItem(PREFIX + key);
    } catch { /* then there is none */ }
  }

  #forgetOld() {
    try {
      for (const name of Object.keys(this.#storage)) {
        if (!name.startsWith(PREFIX)) continue;
        const draft = this.find(name.slice(PREFIX.length));
        if (!draft || draft.at < this.#now() - OLDEST) this.#storage.removeItem(name);
      }
    } catch { /* a storage that cannot be listed has none of ours */ }
  }
}
