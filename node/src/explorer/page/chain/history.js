// The chain's past, which it keeps: prices over the latest blocks, and what past epochs gave.

/** Blocks over which prices are drawn, and points of a curve. */
const SPAN = 480;
const POINTS = 60;
/** Epochs that are drawn. */
const EPOCHS = 24;

/** All subnets at points of the latest blocks: a list of their block and subnets. */
export async function pastSubnets(chain, market) {
  const span = Math.min(market.block - 1, SPAN);
  const step = Math.max(1, Math.ceil(span / POINTS));
  const first = Math.max(1, market.block - span);
  const blocks = [];
  for (let at = Math.ceil(first / step) * step; at < market.block; at += step) blocks.push(at);
  const before = await Promise.all(blocks.map(async (block) =>
    ({ block, subnets: await chain.subnets(block) })));
  return [...before, { block: market.block, subnets: market.subnets }];
}

/** The curve of a subnet's price. */
export function prices(past, netuid) {
  const known = past.map(({ block, subnets }) =>
    [block, subnets.find((subnet) => subnet.netuid === netuid)]).filter(([, subnet]) => subnet);
  return {
    xs: known.map(([block]) => block),
    ys: known.map(([, subnet]) => Number(subnet.price)),
  };
}

/** The latest epochs of a subnet, earliest first: the block of each and the metagraph after it. */
export async function pastEpochs(chain, netuid, mechanism, block) {
  const epochs = [];
  let at = block;
  while (epochs.length < EPOCHS && at > 0) {
    const subnets = await chain.subnets(at);
    const subnet = subnets.find((each) => each.netuid === netuid);
    if (!subnet || subnet.lastEpoch === 0) break;
    const epoch = subnet.lastEpoch;
    epochs.push({ block: epoch, metagraph: await chain.metagraph(netuid, mechanism, epoch) });
    at = epoch - 1;
  }
  return epochs.reverse();
}

/** The curves of a neuron's shares over epochs, for the neurons that have most of them. */
export function shares(epochs, field, most) {
  const sums = new Map();
  for (const { metagraph } of epochs) {
    for (const neuron of metagraph.neurons) {
      if (neuron[field] > 0) sums.set(neuron.uid, (sums.get(neuron.uid) ?? 0) + neuron[field]);
    }
  }
  const uids = [...sums].sort((a, b) => b[1] - a[1]).slice(0, most).map(([uid]) => uid);
  const series = uids.sort((a, b) => a - b).map((uid) => ({
    label: `uid ${uid}`,
    ys: epochs.map(({ metagraph }) => metagraph.neurons[uid]?.[field] ?? 0),
  }));
  return { xs: epochs.map(({ block }) => block), series, left: sums.size - series.length };
}
