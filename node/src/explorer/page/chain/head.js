// The best block, as it changes.

/** Keeps the best and the finalised number and says when they change. */
export class Head extends EventTarget {
  constructor(chain) {
    super();
    this.chain = chain;
    /** The number that views show. */
    this.best = 0;
    /** The number that the chain has, from which the former differs while the page is paused. */
    this.latest = 0;
    this.finalized = 0;
    this.isPaused = false;
  }

  async follow() {
    const { rpc } = this.chain;
    await rpc.follow('chain_subscribeNewHeads', (header) => this.moveTo(header));
    await rpc.follow('chain_subscribeFinalizedHeads', (header) => {
      this.finalized = Number(header.number);
    });
  }

  /** Reads the head by itself: after a revert no new block says so. */
  async read() {
    const [header, final] = await Promise.all([
      this.chain.ask('chain_getHeader'),
      this.chain.ask('chain_getFinalizedHead').then((at) => this.chain.ask('chain_getHeader', at)),
    ]);
    this.finalized = Number(final.number);
    this.moveTo(header);
    this.show();
  }

  moveTo(header) {
    const number = Number(header.number);
    // The numbers above are those of blocks that are no more.
    if (number <= this.latest) this.chain.past.clear();
    this.latest = number;
    if (!this.isPaused) this.show();
  }

  show() {
    this.best = this.latest;
    this.dispatchEvent(new Event('block'));
  }

  setPaused(isPaused) {
    this.isPaused = isPaused;
    if (!isPaused) this.show();
  }
}

/** The time of a block in milliseconds since 1970. */
export async function timeOf(chain, hash) {
  return Number(await chain.storage('Timestamp', 'Now', [], hash));
}

