const STATES = {
  v: { status: 'issued' },
  n: { status: 'reserved', costs: true },
  r: { status: 'issued', refundRequested: true },
  b: { status: 'issued', blockedWhy: 'blocked' },
  c: { status: 'cancelled' },
};
const BUCKET = 512;

/** The tickets of an event as this phone has taken them along, and who came in. It is read where it lies, ticket by ticket. */
export class TicketList {
  #blocks = new Map();
  #admitted = new Map();

  constructor(meta = null) { this.meta = meta; }

  static restore(meta, blocks, buckets) {
    const list = new TicketList(meta);
    for (const block of blocks) list.#blocks.set(block.first, block);
    for (const { bucket, entries } of buckets) list.#admitted.set(bucket, new Map(entries));
    return list;
  }

  /** Takes over what the server says has changed; returns what of it is to be stored. */
  apply(answer) {
    if (answer.full) {
      this.#blocks.clear();
      this.#admitted.clear();
    }
    for (const block of answer.blocks) this.#blocks.set(block.first, block);
    const { blocks, admissions, ...meta } = answer;
    this.meta = meta;
    const touched = this.#admit(admissions, Date.parse(answer.list_time));
    return { meta, full: answer.full, blocks, buckets: touched.map(bucket => ({ bucket, entries: [...this.#admitted.get(bucket)] })) };
  }

  #admit({ ids, lists, days, seconds_ago: ago, states }, listTime) {
    const touched = new Set();
    let id = 0;
    for (let i = 0; i < ids.length; i++) {
      id += ids[i];
      const bucket = Math.floor(id / BUCKET);
      if (!this.#admitted.has(bucket)) this.#admitted.set(bucket, new Map());
      this.#admitted.get(bucket).set(`${id}/${lists[i]}/${days[i]}`, [listTime - ago[i] * 1000, states[i]]);
      touched.add(bucket);
    }
    return [...touched];
  }

  isGood(at) { return this.meta !== null && at < Date.parse(this.meta.expires_at); }

  get time() { return Date.parse(this.meta.list_time); }

  /** The ticket with this number; null if the list has none. */
  find(number) {
    const size = this.meta.block_size;
    const block = this.#blocks.get(Math.floor(number / size) * size);
    if (!block) return null;
    let at = block.first, id = 0;
    for (let i = 0; i < block.numbers.length; i++) {
      at += block.numbers[i];
      id += block.ids[i];
      if (at === number) return this.#ticket(block, i, number, id);
    }
    return null;
  }

  #ticket(block, i, number, id) {
    const type = this.meta.ticket_types[block.types[i]];
    return {
      refundRequested: false, costs: false, blockedWhy: null, ...STATES[block.states[i]],
      id, number, revision: block.revisions[number] ?? 0, typeId: type?.id ?? null, type: type?.name ?? '', seat: block.seats?.[i] || null, name: block.names?.[i] ?? '',
    };
  }

  /** The highest number of the list: what is higher was sold since. */
  get highest() {
    const last = [...this.#blocks.values()].reduce((a, b) => b.numbers.length && b.first >= (a?.first ?? 0) ? b : a, null);
    return last ? last.numbers.reduce((sum, step) => sum + step, last.first) : -1;
  }

  /** `{ at, inside }`; null for none. */
  admission(id, list, day) {
    const found = this.#admitted.get(Math.floor(id / BUCKET))?.get(`${id}/${list}/${day}`);
    return found && found[1] !== 'u' ? { at: found[0], inside: found[1] === 'i' } : null;
  }
}
