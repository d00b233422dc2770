// Prints the neurons of the demo subnet after its latest epoch.

import { amount, api, client } from './chain.mjs';

const graph = await api.apis.SubnetInfoRuntimeApi.get_metagraph(1);
if (!graph) throw new Error('there is no subnet 1');
/** @param {number} part */
const share = (part) => (part / 65535).toFixed(3);

console.log(`subnet ${graph.netuid} after block ${graph.block}`);
graph.hotkeys.forEach((hotkey, uid) => {
  const incentive = `incentive ${share(graph.incentives[uid])}`;
  const dividends = `dividends ${share(graph.dividends[uid])}`;
  console.log(uid, hotkey, incentive, dividends, `stake ${amount(graph.total_stake[uid])}`);
});
client.destroy();
