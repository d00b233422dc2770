//! Baskets: funds of alpha and TAO that a hotkey trades for those who have shares in them.
//!
//! A hotkey has a basket while somebody has shares in it. Shares are issued for TAO
//! ([`deposits`]), and for root dividends while root lets baskets be traded: then automatic claims
//! put into the hotkey's basket what they would sell otherwise. The hotkey's coldkey trades the
//! basket within limits ([`trading`]), which changes no shares. A claim of root dividends pays the
//! shares too ([`redemption`]): their part of each holding is sold, and the TAO staked on root.
//!
//! An account of the protocol has what the basket holds: alpha as stake with the hotkey, and TAO as
//! its balance ([`holdings`]). So a basket earns like any staker, keeps its alpha when the hotkey
//! is swapped, and is paid in TAO when a subnet is dissolved. Until that clean-up has reached it,
//! deposits, claims and trades wait.

pub mod deposits;
pub mod holdings;
pub mod index;
pub mod ledger;
pub mod limits;
pub mod redemption;
pub mod trading;
