//! The economy's maths: how much is minted, who gets which part of it, and what things cost.
//!
//! Numbers in, numbers out: no storage, no accounts, no floats. The chain, the simulator and the tests run
//! these same functions. Amounts are `u64` rao (1 TAO = 10⁹ rao; a subnet's alpha has the same unit), time is
//! counted in blocks, and a share written `u16` is that many parts of 65535.
//!
//! | module | question it answers |
//! |---|---|
//! | [`supply`] | how much is minted at a given issuance |
//! | [`emission`] | how a block's mint is shared among subnets, and a subnet's alpha among its pots |
//! | [`mod@moving_price`] | what a subnet's price has been lately |
//! | [`split`] | how a whole is divided so that the parts sum to it |
//! | [`share_pool`] | what each of many holders owns of one common amount |
//! | [`registration`] | what registering a neuron costs |
//! | [`lock`] | what creating a subnet costs |
//! | [`fee`] | what a trade costs |
//!
//! Two promises hold throughout. **Nothing is made by rounding**: every function says which way it rounds, and
//! parts never add up to more than the whole. **Every function is total and bounded**: it cannot panic or
//! overflow, and its time depends only on the length of its inputs.
//!
//! ```
//! use ganglion_economy::{block_emission, block_pots, split_by_weights, SafeFloat, SharePool};
//!
//! // One TAO a block until half of the supply is out, then half a TAO.
//! assert_eq!(block_emission(0), 1_000_000_000);
//! assert_eq!(block_emission(10_500_000_000_000_000), 500_000_000);
//!
//! // A subnet's alpha of one block: 18 % to the owner, the rest in halves, to the last unit.
//! let pots = block_pots(1_000_000_000, Some(11_796));
//! assert_eq!(pots.owner + pots.server + pots.validator, 1_000_000_000);
//!
//! // Miners are paid by incentive; the parts are the whole.
//! let paid = split_by_weights(pots.server, &[40_000, 20_000, 5_535]);
//! assert_eq!(paid.iter().sum::<u64>(), pots.server);
//!
//! // Two holders of one pool share a dividend by their stakes.
//! let (mut pool, mut alice, mut bob) = (SharePool::default(), SafeFloat::ZERO, SafeFloat::ZERO);
//! pool.deposit(&mut alice, 3_000)?;
//! pool.deposit(&mut bob, 1_000)?;
//! pool.distribute(400)?;
//! assert_eq!((pool.value_of(&alice), pool.value_of(&bob)), (3_300, 1_100));
//! # Ok::<(), ganglion_economy::SharePoolError>(())
//! ```

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::expect_used,
		clippy::float_arithmetic,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod emission;
pub mod fee;
mod fixed;
pub mod injection;
pub mod lock;
pub mod moving_price;
pub mod pool;
pub mod power;
pub mod registration;
pub mod safe_float;
pub mod share_pool;
pub mod split;
pub mod stable;
pub mod supply;

pub use emission::{block_pots, block_pots_with_root, subnet_shares, BlockPots};
pub use fee::{fee_on_net, trade_fee};
pub use injection::{injection_terms, root_proportion, InjectionTerms};
pub use lock::{lock_cost, lock_interval, LockCost};
pub use moving_price::moving_price;
pub use pool::{Pool, PoolError, Trade};
pub use registration::{decay_factor, decay_price, decay_price_over, raise_price};
pub use safe_float::SafeFloat;
pub use share_pool::{SharePool, SharePoolError, Withdrawal};
pub use split::{split_by_weights, split_by_weights_wide, split_evenly, take_share};
pub use supply::{block_emission, SUPPLY_CAP};
