const GONE = 600; // milliseconds; a picture or two without it happens while it is there
const AGAIN = 3000;

/** Tells a code that is shown anew from one that is still in the picture. */
export class SameCode {
  #read = new Map();

  /** Of the codes in this picture those that are to be read. */
  fresh(codes, at) {
    for (const [code, it] of this.#read) if (at - it.seen > GONE && !codes.includes(code)) this.#read.delete(code);
    return codes.filter(code => {
      const before = this.#read.get(code);
      if (before && at - before.seen <= GONE && at - before.read < AGAIN) {
        before.seen = at;
        return false;
      }
      this.#read.set(code, { read: at, seen: at });
      return true;
    });
  }
}
