const LONGEST = 200;

/** What was done, to be undone and done again. A state is a value that never changes. */
export class History {
  #states;
  #at = 0;
  #saved = 0;

  constructor(first) { this.#states = [first]; }

  get state() { return this.#states[this.#at]; }

  get canUndo() { return this.#at > 0; }

  get canRedo() { return this.#at < this.#states.length - 1; }

  /** How many changes are not saved; those that were undone since count too. */
  get unsaved() { return Math.abs(this.#at - this.#saved); }

  /** Goes on to another state; the same one is no change. */
  push(state) {
    if (state === this.state) return false;
    if (this.#saved > this.#at) this.#saved = -LONGEST; // what was saved cannot come back
    this.#states = [...this.#states.slice(0, this.#at + 1), state];
    this.#at++;
    if (this.#states.length > LONGEST) {
      this.#states.shift();
      this.#at--;
      this.#saved--;
    }
    return true;
  }

  /** Replaces the newest state, for what goes on for a while, such as a drag. */
  replace(state) { this.#states[this.#at] = state; }

  undo() {
    if (this.canUndo) this.#at--;
    return this.state;
  }

  redo() {
    if (this.canRedo) this.#at++;
    return this.state;
  }

  saved() { this.#saved = this.#at; }
}
