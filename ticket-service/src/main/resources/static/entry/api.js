const PATIENCE = 15_000;

/** What the server said instead of an answer; status 0 if it said nothing. */
export class ApiError extends Error {
  constructor(status, problem = {}) {
    super(problem.detail ?? `status ${status}`);
    this.status = status;
    this.type = String(problem.type ?? '').split(':').at(-1);
  }

  /** Whether somebody should try again later, rather than ask for something else. */
  get isTemporary() { return this.status === 0 || this.status === 429 || this.status >= 500 || this.type === 'request-in-progress'; }
}

/**
 * Asks the server, with the key of a link or else as who is signed in.
 *
 * @param connection learns of every exchange how it went
 */
export class Api {
  key = null;
  #clock;
  #connection;

  constructor(clock, connection) {
    this.#clock = clock;
    this.#connection = connection;
  }

  get(address) { return this.#send('GET', address); }

  post(address, body) { return this.#send('POST', address, body); }

  delete(address) { return this.#send('DELETE', address); }

  async #send(method, address, body) {
    const headers = { Accept: 'application/json' };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (this.key) headers['Entry-Device'] = this.key;
    const sent = this.#clock.now();
    let answer, json;
    try {
      answer = await fetch(address, {
        method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: 'no-store', redirect: 'error',
        credentials: this.key ? 'omit' : 'same-origin', signal: AbortSignal.timeout(PATIENCE),
      });
      json = answer.status === 204 ? null : await answer.json().catch(() => null);
    } catch {
      this.#connection.failed();
      throw new ApiError(0);
    }
    if (answer.status >= 500) this.#connection.failed();
    else this.#connection.worked();
    const now = json?.now ?? json?.list_time;
    if (answer.ok && now) this.#clock.measured(now, sent, this.#clock.now());
    if (!answer.ok) throw new ApiError(answer.status, json ?? {});
    if (json === null && answer.status !== 204) throw new ApiError(502);
    return json;
  }
}

/** Whether there is network, as far as this phone has found out. */
export class Connection extends EventTarget {
  #down = false;

  constructor() {
    super();
    globalThis.addEventListener?.('offline', () => this.failed());
    globalThis.addEventListener?.('online', () => this.dispatchEvent(new Event('retry')));
    if (globalThis.navigator?.onLine === false) this.#down = true;
  }

  get isDown() { return this.#down; }

  failed() { this.#set(true); }

  worked() { this.#set(false); }

  #set(down) {
    if (this.#down === down) return;
    this.#down = down;
    this.dispatchEvent(new Event('change'));
  }
}
