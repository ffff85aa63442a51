import { byId, button, make } from './dom.js';
import { letsPass } from './decision.js';
import { moment, say, sayNumber } from './words.js';

const MOST = 5;
const STATES = { admitted: 'confirmed', admitted_again: 'confirmed', left: 'completed', unchecked: 'pending' };

/** What was scanned on this phone lately, and what of it waits to be sent. */
export class ScansView {
  #last = [];
  #zone = 'UTC';
  #undo;

  /** @param undo `(scan, code)` undoes a scan; only for supervisors */
  constructor(undo) { this.#undo = undo; }

  place(zone) {
    this.#zone = zone;
    this.#last = [];
    byId('zone').textContent = say('zone', zone);
    this.#draw();
  }

  add(scan, answer) {
    this.#last = [{ scan, result: answer.result, code: codeOf(scan, answer), sent: !answer.offline, undone: false }, ...this.#last.filter(it => it.scan.scan_id !== scan.scan_id)].slice(0, MOST);
    this.#draw();
  }

  undone(scan) {
    const it = this.#last.find(one => one.scan.scan_id === scan.scan_id);
    if (it) it.undone = true;
    this.#draw();
  }

  set isSupervisor(yes) {
    this.supervisor = yes;
    this.#draw();
  }

  #draw() {
    byId('last').hidden = this.#last.length === 0;
    byId('last-list').replaceChildren(...this.#last.map(it => make('li', { class: 'line' },
      make('strong', {}, it.code), state(it.result), make('span', { class: 'muted' }, moment(it.scan.device_time, this.#zone, Date.now(), true)),
      it.undone ? make('span', { class: 'muted' }, say('undone')) : this.supervisor && letsPass(it.result) && button(say('undo'), () => this.#undo(it.scan, it.code)))));
  }

  waiting(scans) {
    byId('waiting').hidden = scans.length === 0;
    byId('waiting-count').textContent = sayNumber('scans', scans.length);
    byId('waiting-list').replaceChildren(...scans.slice(0, MOST).map(scan => make('li', { class: 'line' },
      make('strong', {}, codeOf(scan, null)), scan.result_shown ? state(scan.result_shown) : null,
      make('span', { class: 'muted' }, moment(scan.device_time, this.#zone, Date.now(), true)))));
  }
}

const state = result => make('span', { class: 'state', 'data-state': STATES[result] ?? 'cancelled' }, say(`answer.${result}`));

const codeOf = (scan, answer) => answer?.ticket?.code ?? scan.shown_code ?? scan.code ?? say('a-code');
