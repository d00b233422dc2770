// What the reader has chosen in a view: how a table is sorted, which point of a curve is read.

export class Remembered {
  constructor() {
    this.kept = new Map();
  }

  /** The choices of a part of the view, made by `make` at first. */
  of(name, make) {
    if (!this.kept.has(name)) this.kept.set(name, make());
    return this.kept.get(name);
  }

  forget() {
    this.kept.clear();
  }
}
