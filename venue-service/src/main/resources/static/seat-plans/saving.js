import { add, load, save } from './api.js';
import { byId, make } from './dom.js';
import { list, say, sayNumber } from './words.js';

const PAUSE = 600;

/** Saves by the server, keeps what is not saved in this browser, and says what is in the way. */
export class Saving {
  #state;
  #drafts;
  #venue;
  #busy = false;
  #timer = 0;

  constructor(state, drafts, venue) {
    this.#state = state;
    this.#drafts = drafts;
    this.#venue = venue;
    state.addEventListener('plan', () => this.#changed());
    byId('save').onclick = () => this.save();
    byId('take-theirs').onclick = () => this.#settle('theirs');
    byId('save-mine').onclick = () => this.#settle('mine');
    addEventListener('beforeunload', event => { if (state.unsaved && (state.canUndo || state.canRedo)) event.preventDefault(); });
    this.show();
  }

  get #key() { return this.#state.id === null ? `new:${this.#venue}` : String(this.#state.id); }

  #changed() {
    this.show();
    clearTimeout(this.#timer);
    if (this.#state.unsaved) this.#timer = setTimeout(() => this.#drafts.keep(this.#key, this.#state.plan, this.#state.version), PAUSE);
  }

  show() {
    const { unsaved, faults, changedIds, id, version } = this.#state;
    byId('unsaved').textContent = unsaved ? sayNumber('unsaved', unsaved) : say('saved', String(version));
    byId('save').disabled = this.#busy || !unsaved;
    byId('save-text').textContent = id === null ? say('save-first') : say('save-next', String(version + 1));
    const words = [];
    for (const kind of ['removed', 'replaced', 'moved', 'renamed']) if (id !== null && changedIds[kind].length) words.push(say(`ids.${kind}`, list(changedIds[kind])));
    this.#strip('ids', words);
    this.#strip('faults', faults.map(({ key, about }) => say(key, about)));
  }

  /** Stores a version. What goes wrong is said, and nothing is lost. */
  async save() {
    if (this.#busy) return;
    if (this.#state.faults.length) {
      byId('strip-faults').focus();
      return;
    }
    this.#busy = true;
    this.show();
    this.#drafts.keep(this.#key, this.#state.plan, this.#state.version);
    const draft = this.#key, { id, version, plan } = this.#state;
    try {
      const answer = id === null ? await add(this.#venue, plan) : await save(id, plan, version);
      clearTimeout(this.#timer);
      this.#drafts.forget(draft);
      if (id === null) history.replaceState(null, '', `/admin/venues/${this.#venue}/seat-plans/${answer.id}`);
      this.#strip('problem', []);
      // What was done while the server worked is kept, and not saved yet.
      if (this.#state.plan === plan) this.#state.saved(answer);
      else this.#state.overTheirs(answer), this.#state.id = answer.id;
    } catch (problem) {
      if (problem.status === 412) await this.#overtaken();
      else this.#strip('problem', this.#reasons(problem));
    } finally {
      this.#busy = false;
      this.show();
    }
  }

  #reasons(problem) {
    if (problem.status === 401) return [say('problem.signed-out')];
    if (problem.status === 0 || problem.status >= 500) return [say('problem.network')];
    return problem.faults.length ? problem.faults.map(({ field, message }) => `${field}: ${message}`) : [problem.message];
  }

  #theirs = null;

  async #overtaken() {
    try {
      this.#theirs = await load(this.#state.id);
    } catch (problem) {
      this.#strip('problem', this.#reasons(problem));
      return;
    }
    byId('overtaken-text').textContent = say('overtaken.text', String(this.#theirs.version), String(this.#theirs.seats));
    byId('overtaken').showModal();
  }

  #settle(which) {
    byId('overtaken').close();
    if (which === 'theirs') {
      this.#drafts.forget(this.#key);
      this.#state.takeTheirs(this.#theirs);
    } else {
      this.#state.overTheirs(this.#theirs);
      this.save();
    }
  }

  #strip(name, words) {
    const strip = byId(`strip-${name}`);
    strip.hidden = !words.length;
    byId(`strip-${name}-list`).replaceChildren(...words.map(word => make('li', {}, word)));
  }
}
