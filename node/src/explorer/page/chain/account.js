// What an account holds.

import { Account } from '../scale/decode.js';
import { Reader } from '../scale/reader.js';
import { accountOf } from '../scale/ss58.js';

const NOBODY = '5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM';

/** Balance, stakes and roles of an account at a block. */
export async function readAccount(chain, address, { hash, subnets }) {
  const key = accountOf(address);
  const [system, stakes, owner, hotkeys, networks] = await Promise.all([
    chain.storage('System', 'Account', [key], hash),
    chain.call('StakeInfoRuntimeApi', 'get_stake_info_for_coldkey', [key], hash),
    chain.storage('SubtensorModule', 'Owner', [key], hash),
    chain.storage('SubtensorModule', 'OwnedHotkeys', [key], hash),
    chain.entries('SubtensorModule', 'IsNetworkMember', [key], hash),
  ]);
  const held = stakes.filter(({ stake }) => stake.rao > 0n).map((each) => {
    const subnet = subnets.find(({ netuid }) => netuid === each.netuid);
    return { ...each, name: subnet?.name ?? '', worth: worth(each, subnet) };
  });
  const { free, reserved, frozen } = system.data;
  return {
    address,
    nonce: system.nonce,
    free,
    reserved,
    frozen,
    stakes: held,
    worth: held.reduce((sum, stake) => sum + stake.worth, 0n),
    owner: owner instanceof Account && owner.address !== NOBODY ? owner.address : null,
    hotkeys: hotkeys.map((hotkey) => hotkey.address),
    networks: networks.filter(([, isMember]) => isMember)
      .map(([bytes]) => new Reader(bytes).uint(2)),
    subnetsOwned: subnets.filter(({ netuid, ownerColdkey }) =>
      netuid > 0 && ownerColdkey === address),
  };
}

/** TAO for which the price of a stake's subnet stands; a sale of it all would get less. */
function worth({ stake }, subnet) {
  if (!subnet) return 0n;
  const price = BigInt(subnet.price.replace('.', ''));
  return (stake.rao * price) / 1_000_000_000n;
}

