// Prints the neurons of the demo subnet after its latest epoch.

import { amount, api } from './chain.mjs';

const graph = (await api.call.subnetInfoRuntimeApi.getMetagraph(1)).unwrap();
const share = (part) => (part.toNumber() / 65535).toFixed(3);

console.log(`subnet ${graph.netuid} after block ${graph.block}`);
graph.hotkeys.forEach((hotkey, uid) => {
  const incentive = `incentive ${share(graph.incentives[uid])}`;
  const dividends = `dividends ${share(graph.dividends[uid])}`;
  const stake = `stake ${amount(graph.totalStake[uid])}`;
  console.log(uid, hotkey.toString(), incentive, dividends, stake);
});
await api.disconnect();
