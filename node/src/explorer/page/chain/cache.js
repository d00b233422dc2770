// Keeps the answers of past blocks, the latest of them.

const MOST = 1000;

export class Cache {
  constructor() {
    this.kept = new Map();
  }

  /** The kept answer, or the one that `make` promises. What fails is not kept. */
  get(key, make) {
    const kept = this.kept.get(key);
    if (kept) return kept;
    const made = make();
    this.kept.set(key, made);
    made.catch(() => this.kept.delete(key));
    if (this.kept.size > MOST) this.kept.delete(this.kept.keys().next().value);
    return made;
  }

  clear() {
    this.kept.clear();
  }
}
