const PAGE = 50;

/** The scans that the server does not know of yet. They are on the disk before anybody is told their result. */
export class ScanQueue extends EventTarget {
  #store;
  #scans = new Map();
  #held = new Set();
  #sending = null;

  constructor(store) {
    super();
    this.#store = store;
  }

  async load() {
    for (const scan of await this.#store.all('scans')) this.#scans.set(scan.scan_id, scan);
    this.#changed();
  }

  get size() { return this.#scans.size; }

  get all() { return [...this.#scans.values()].sort((a, b) => a.device_time < b.device_time ? 1 : -1); }

  get(id) { return this.#scans.get(id); }

  /**
   * Keeps a scan.
   *
   * @param held not sent before it is released: its answer is still awaited
   * @throws if the phone has no room for it
   */
  async keep(scan, held = false) {
    if (held) this.#held.add(scan.scan_id);
    try {
      await this.#store.put('scans', scan.scan_id, scan);
    } catch (problem) {
      this.#held.delete(scan.scan_id);
      throw problem;
    }
    this.#scans.set(scan.scan_id, scan);
    this.#changed();
  }

  release(id) { this.#held.delete(id); }

  async forget(ids) {
    for (const id of ids) {
      this.#scans.delete(id);
      this.#held.delete(id);
    }
    this.#changed();
    await this.#store.remove('scans', ids);
  }

  /**
   * Sends what waits, page by page; each scan is forgotten once the server has said its outcome. Whoever asks while it is sending
   * waits for the same.
   *
   * @param post sends a page and gives the server's answer
   * @param isMine whether who is signed in may send this scan
   * @param told is told of each outcome, with the scan
   */
  send(post, isMine, told) {
    this.#sending ??= this.#sendAll(post, isMine, told).finally(() => { this.#sending = null; });
    return this.#sending;
  }

  async #sendAll(post, isMine, told) {
    const tried = new Set();
    for (;;) {
      const page = this.all.reverse().filter(scan => !this.#held.has(scan.scan_id) && !tried.has(scan.scan_id) && isMine(scan)).slice(0, PAGE);
      if (!page.length) return;
      for (const scan of page) tried.add(scan.scan_id);
      const { scans } = await post(page, this.size - page.length);
      const known = scans.filter(it => this.#scans.has(it.scan_id));
      for (const outcome of known) await told(outcome, this.#scans.get(outcome.scan_id));
      await this.forget(known.map(it => it.scan_id));
    }
  }

  #changed() { this.dispatchEvent(new Event('change')); }
}
