import { ask } from './dom.js';
import { say } from './words.js';
import { showProblem } from './notices.js';

/** What only supervisors do, each with a reason. */
export class SupervisorActions {
  #door;
  #page;

  /** @param page `{ read(what), undone(scan), changed() }` */
  constructor(door, page) {
    this.#door = door;
    this.#page = page;
  }

  async inSpite({ token, code }) {
    const why = await ask({ title: say('in-spite'), text: say('in-spite.text'), yes: say('in-spite.do'), field: 'why' });
    if (why) await this.#page.read({ ...token ? { token } : { code }, why });
  }

  async undo(scan, code) {
    const why = await ask({ title: say('undo.title', code), text: say('undo.text'), yes: say('undo'), field: 'why' });
    if (!why) return;
    try {
      if (this.#door.queue.get(scan.scan_id)) await this.#door.sync.send();
      await this.#door.api.post(`/api/entry/scans/${scan.scan_id}/undo`, { why });
      await this.#door.passed.undo(scan.scan_id);
      this.#page.undone(scan);
      await this.#page.changed();
    } catch (problem) {
      showProblem(problem);
    }
  }

  /** For who knows the event's PIN; a steward again when the time is over, or at once. */
  async begin() {
    const pin = await ask({ title: say('pin.title'), text: say('pin.text'), yes: say('pin.do'), field: 'pin' });
    if (!pin) return;
    await this.#turn(address => this.#door.api.post(address, { pin }));
  }

  async end() { await this.#turn(address => this.#door.api.delete(address)); }

  async #turn(change) {
    try {
      await change(`/api/entry/events/${this.#door.place.event.id}/supervisor`);
      await this.#door.whoAmI();
    } catch (problem) {
      showProblem(problem, problem.status === 422 ? say('pin.wrong') : null);
    }
  }

  async settle(conflict) {
    const yes = await ask({ title: say('conflict.settle'), text: say('conflict.settle.text'), yes: say('conflict.settle.do') });
    if (yes === null) return;
    await this.#door.api.post(`/api/entry/conflicts/${conflict.scan.scan_id}/settle`, {}).then(() => this.#page.changed(), showProblem);
  }
}
