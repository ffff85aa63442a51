import { letsPass } from './decision.js';
import { checkOffline } from './offline-check.js';
import { uuid } from './ids.js';
import { readCode, readToken } from './token.js';
import { ApiError } from './api.js';

const PATIENCE = 1500;

/**
 * Answers what is read at the door. Scans do not wait for each other. Each is kept on the phone first; then the server is asked, and
 * after a second and a half, or where there is no network, the phone decides by itself.
 *
 * Events: `answer` and `correction` (the server says otherwise, too late), each with `detail` `{ scan, answer }`; `refused` with the
 * ApiError if this person may not scan.
 */
export class DoorCheck extends EventTarget {
  #door;
  #awaited = new Set();
  #undecided = null;

  /** @param door `{ api, connection, queue, clock, passed, known(), place, deviceId, session }` */
  constructor(door) {
    super();
    this.#door = door;
  }

  /**
   * @param read `{ token }` or `{ code }`; with `why`, a supervisor lets in whatever the answer is
   */
  async check(read) {
    const place = this.#door.place;
    const scan = this.#scan(read, place);
    this.#letGo();
    const isKept = await this.#door.queue.keep(scan, true).then(() => true, () => false);
    const asked = this.#door.connection.isDown ? null : this.#ask(scan, read);
    const answer = asked && await Promise.race([asked.catch(problem => problem), wait(PATIENCE)]);
    if (answer && !(answer instanceof ApiError)) return this.#answered(scan, place, answer);
    if (answer instanceof ApiError && !this.#mayDecideHere(answer)) return this.#refused(scan, answer);
    if (!asked || answer) return this.#decideHere(scan, place, isKept);
    this.#door.connection.failed(); // until something is heard again, nobody waits
    this.#awaited.add(scan.scan_id);
    const decided = await this.#decideHere(scan, place, isKept);
    asked.then(late => this.#late(decided.scan, place, decided.answer, late), () => this.#release(scan.scan_id));
    return decided;
  }

  #scan(read, place) {
    const { clock, deviceId, session } = this.#door;
    const what = read.token ? { token: read.token } : { code: read.code };
    return {
      scan_id: uuid(), ...what, event_id: place.event.id, list_id: place.list.id, direction: place.direction, gate: place.gate || null,
      device_time: clock.iso(), device_offset_ms: clock.offset, device_offset_error_ms: clock.error, why: read.why ?? null,
      device_id: deviceId, session, by: this.#door.person,
    };
  }

  #ask(scan, read) {
    const { device_offset_ms, device_offset_error_ms, session, by, why, ...request } = scan;
    return this.#door.api.post('/api/tickets/validate', { ...request, sent_at: this.#door.clock.iso(), ...read.why ? { force: true, why: read.why } : {} });
  }

  /** An expired sign-in does not close the door: the scan waits until somebody signs in. A revoked link does. */
  #mayDecideHere(problem) { return problem.isTemporary || problem.status === 401 && this.#door.api.key === null; }

  async #answered(scan, place, answer) {
    const at = this.#door.clock.serverNow();
    if (letsPass(answer.result)) await this.#passed(scan, place, answer, at, at);
    this.#tell('answer', scan, answer);
    await this.#door.queue.forget([scan.scan_id]);
    return { scan, answer };
  }

  async #refused(scan, problem) {
    await this.#door.queue.forget([scan.scan_id]);
    this.dispatchEvent(new CustomEvent('refused', { detail: problem }));
    return { scan, answer: null };
  }

  async #decideHere(scan, place, isKept) {
    const at = this.#door.clock.serverNow();
    let answer = await checkOffline(scan, place, this.#door.known(), at);
    if (scan.why && !letsPass(answer.result)) answer = { ...answer, result: 'admitted', forced: true };
    if (!isKept) answer = { ...answer, result: 'unchecked', reason: 'not_kept', passes: false };
    const done = { ...scan, result_shown: answer.result, passed: letsPass(answer.result), shown_code: answer.ticket?.code ?? scan.code ?? null };
    if (isKept) await this.#keepAgain(done);
    if (done.passed) await this.#passed(done, place, answer, at, null);
    this.#tell('answer', done, answer);
    return { scan: done, answer };
  }

  /** What is still to be said of it, or awaited, is not sent yet. As it was kept first, it is there in any case. */
  async #keepAgain(scan) {
    await this.#door.queue.keep(scan, true).catch(() => {});
    if (scan.result_shown === 'unchecked') this.#undecided = scan.scan_id;
    else if (!this.#awaited.has(scan.scan_id)) this.#release(scan.scan_id);
  }

  #release(id) {
    this.#awaited.delete(id);
    if (this.#undecided !== id) this.#door.queue.release(id);
  }

  /** With the next scan, whoever was not let in before is not waited for any more. */
  #letGo() {
    const id = this.#undecided;
    this.#undecided = null;
    if (id && !this.#awaited.has(id)) this.#door.queue.release(id);
  }

  /** Somebody is let in unchecked, or is asked to wait. */
  async settle(scan, passed) {
    const done = { ...scan, passed };
    if (passed) await this.#passed(done, this.#door.place, null, this.#door.clock.serverNow(), null);
    if (this.#door.queue.get(scan.scan_id)) await this.#door.queue.keep(done, true);
    else if (passed) await this.insist(done); // it was sent meanwhile
    if (this.#undecided === scan.scan_id) this.#letGo();
    else if (!this.#awaited.has(scan.scan_id)) this.#door.queue.release(scan.scan_id);
  }

  async #late(scan, place, shown, late) {
    this.#awaited.delete(scan.scan_id);
    const kept = this.#door.queue.get(scan.scan_id) ?? scan;
    const passed = kept.passed === true, should = letsPass(late.result);
    if (passed && !should) await this.insist(kept);
    if (should) await this.#passed(scan, place, late, this.#door.clock.serverNow(), this.#door.clock.serverNow());
    await this.#door.queue.forget([scan.scan_id]);
    if (passed !== should || shown.result === 'unchecked' && !passed) this.#tell('correction', kept, late);
  }

  /** The server has noted that nobody passed by this scan, but somebody did: it is sent once more as another one. */
  insist(scan) { return this.#door.queue.keep({ ...scan, scan_id: uuid(), passed: true }); }

  async #passed(scan, place, answer, at, knownAt) {
    const number = numberOf(scan, answer);
    if (number === null) return;
    const day = answer?.day ?? this.#door.dayOf(place, at);
    const before = this.#door.passed.find(place.event.id, place.list.id, day, number, null);
    await this.#door.passed.add(place.event.id, place.list.id, day, number,
      { at, left: scan.direction === 'exit', before: before !== null, gate: scan.gate, scanId: scan.scan_id, knownAt });
  }

  #tell(type, scan, answer) { this.dispatchEvent(new CustomEvent(type, { detail: { scan, answer } })); }
}

const numberOf = (scan, answer) => answer?.ticket?.number ?? (scan.token ? readToken(scan.token) : readCode(answer?.ticket?.code ?? scan.code))?.number ?? null;

const wait = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
