import { compareIds, faults, keepIds } from './compare.js';
import { History } from './history.js';
import { complete } from './plan.js';
import { living } from './selection.js';

/** What the editor works on. Says `plan` when the plan is another, and `choice` when something else is chosen. */
export class State extends EventTarget {
  #history;
  id;
  version;
  keys = new Set();
  cursor = null;
  section = null;
  #base;

  constructor({ id = null, version = 0, plan, saved = plan }) {
    super();
    this.id = id;
    this.version = version;
    this.#base = complete(saved);
    this.#history = new History(complete(plan));
  }

  get plan() { return this.#history.state; }

  get canUndo() { return this.#history.canUndo; }

  get canRedo() { return this.#history.canRedo; }

  get unsaved() { return this.#history.unsaved || (this.id === null ? 1 : 0); }

  get faults() { return faults(this.plan); }

  /** What becomes of seats that were saved. */
  get changedIds() { return compareIds(this.#base, this.plan); }

  /** The section to which rows are added: the one that was chosen last, or else the first that has rows. */
  get currentSection() {
    const sections = this.plan.sections;
    return sections.find(it => it.id === this.section) ?? sections.find(it => it.kind === 'seats') ?? sections[0] ?? null;
  }

  /** Goes on to another plan; what is chosen then may be said. */
  do(plan, keys = this.keys) {
    const done = this.#history.push(this.id === null ? plan : keepIds(this.#base, plan));
    this.#choose(keys);
    if (done) this.#said('plan');
  }

  undo() { this.#back(() => this.#history.undo()); }

  redo() { this.#back(() => this.#history.redo()); }

  #back(step) {
    step();
    this.#choose(this.keys);
    this.#said('plan');
  }

  choose(keys, cursor = [...keys].at(-1) ?? this.cursor) {
    this.cursor = cursor;
    this.#choose(keys);
    this.#said('choice');
  }

  #choose(keys) { this.keys = living(this.plan, keys); }

  /** The server has it now. */
  saved({ id, version, plan }) {
    this.id = id;
    this.version = version;
    this.#base = complete(plan);
    this.#history.saved();
    this.#said('plan');
  }

  /** Somebody else's version is the one to go on from; one's own is a step back. */
  takeTheirs({ version, plan }) {
    this.version = version;
    this.#base = complete(plan);
    this.#history.push(complete(plan));
    this.#history.saved();
    this.#choose(new Set());
    this.#said('plan');
  }

  /** The next save goes on top of somebody else's version. */
  overTheirs({ version, plan }) {
    this.version = version;
    this.#base = complete(plan);
  }

  #said(what) { this.dispatchEvent(new Event(what)); }
}
