/**
 * The time that this phone goes by. Between two measurements it only counts on, so that a clock that is set during the shift
 * changes nothing; what passes while the phone sleeps is added.
 */
export class DeviceClock {
  #wall;
  #steady;
  #base;
  #aheadWhenHidden = null;
  #offset = null;
  #error = null;
  #fallback = 0;

  constructor({ wall = () => Date.now(), steady = () => performance.now() } = {}) {
    this.#wall = wall;
    this.#steady = steady;
    this.#base = wall() - steady();
  }

  now() { return this.#base + this.#steady(); }

  iso(at = this.now()) { return new Date(at).toISOString(); }

  hidden() { this.#aheadWhenHidden ??= this.#wall() - this.now(); }

  /** Steady clocks of some phones stand still while they sleep. */
  shown() {
    if (this.#aheadWhenHidden === null) return;
    const slept = this.#wall() - this.now() - this.#aheadWhenHidden;
    if (slept > 1000) this.#base += slept;
    this.#aheadWhenHidden = null;
  }

  /** What an exchange with the server tells: its time lies between both moments here. */
  measured(serverTime, sentAt, receivedAt) {
    const server = typeof serverTime === 'number' ? serverTime : Date.parse(serverTime);
    if (!Number.isFinite(server)) return;
    this.#offset = Math.round((sentAt + receivedAt) / 2 - server);
    this.#error = Math.ceil((receivedAt - sentAt) / 2);
  }

  /** How far this phone is ahead; null until it was measured. */
  get offset() { return this.#offset; }

  get error() { return this.#error; }

  /** What was measured before the page was loaded; good enough to say whether the doors are open. */
  remember(offsetOfWall) { this.#fallback = offsetOfWall ?? 0; }

  get offsetOfWall() { return this.#offset === null ? null : this.#offset + this.#wall() - this.now(); }

  serverNow() { return this.#offset === null ? this.#wall() - this.#fallback : this.now() - this.#offset; }
}
