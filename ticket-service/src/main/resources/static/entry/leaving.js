/**
 * Whether the page can go: not while scans are in its memory alone, because the browser keeps nothing and they are not sent. Who goes
 * all the same is asked first.
 */
export class Leaving {
  #store;
  #queue;

  constructor({ store, queue }, page = globalThis) {
    this.#store = store;
    this.#queue = queue;
    page.addEventListener('beforeunload', event => { if (!this.isSafe) event.preventDefault(); });
  }

  get isSafe() { return this.#store.durable || this.#queue.size === 0; }

  /** Does it once the page can go: at once, or after the last scan is sent. */
  whenSafe(work) {
    if (this.isSafe) return work();
    const look = () => {
      if (!this.isSafe) return;
      this.#queue.removeEventListener('change', look);
      work();
    };
    this.#queue.addEventListener('change', look);
  }
}
