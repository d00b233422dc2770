//! The safe mode, in which root halts all calls but a few.

use crate::{
	demo::{DEMO, VALIDATOR_HOTKEY},
	keys::{account_of, pair},
	node::Node,
	transaction::{calls, Inclusion},
	Result,
};
use frame_system::Error::CallFiltered;
use ganglion_runtime::{Runtime, RuntimeCall};
use ganglion_types::RAO_PER_TAO;
use pallet_multisig::Call as Multisig;
use pallet_safe_mode::Call as SafeMode;
use pallet_subtensor::WeightsSetRateLimit;
use sp_runtime::{traits::BadOrigin, DispatchError};

fn transfer() -> RuntimeCall {
	calls::transfer(&account_of("//Charlie"), RAO_PER_TAO)
}

/// Transfers made directly, in a batch, and by an account of several signatories.
fn transfers() -> [RuntimeCall; 3] {
	let call = Box::new(transfer());
	let other_signatories = vec![account_of("//Dave")];
	let by_several = Multisig::<Runtime>::as_multi_threshold_1 { other_signatories, call };
	[transfer(), calls::batch_all(vec![transfer()]), by_several.into()]
}

pub async fn safe_mode_should_let_only_neurons_and_root_go_on() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	let (alice, bob) = (pair("//Alice"), pair("//Bob"));
	let (_, best) = client.best().await?;
	let limit = client.entry::<WeightsSetRateLimit<Runtime>, _, _>(DEMO, best).await?;
	client.make_blocks(usize::try_from(limit)? + 1).await?;
	client.send_well(&alice, calls::sudo(SafeMode::<Runtime>::force_enter {}.into())).await?;

	let refused = |included: &Inclusion, error: DispatchError| {
		assert_eq!(included.outcome, Err(error));
	};
	let charlie = account_of("//Charlie");
	for call in transfers() {
		let included = client.send(&bob, call).await?;
		refused(&included, CallFiltered::<Runtime>.into());
		let before = client.balance(&charlie, included.parent).await?;
		assert_eq!(client.balance(&charlie, included.block).await?, before);
	}
	for call in [SafeMode::<Runtime>::force_exit {}, SafeMode::force_extend {}] {
		refused(&client.send(&bob, call).await?, BadOrigin.into());
	}
	// Nobody can buy it either.
	let bought = client.send(&bob, SafeMode::<Runtime>::extend {}).await?;
	refused(&bought, pallet_safe_mode::Error::<Runtime>::NotConfigured.into());

	client.make_blocks(2).await?;
	let weights = calls::set_weights(DEMO, vec![4, 5], vec![1, 2]);
	client.send_well(&pair(VALIDATOR_HOTKEY), weights).await?;

	client.send_well(&alice, calls::sudo(SafeMode::<Runtime>::force_exit {}.into())).await?;
	let included = client.send_well(&bob, transfer()).await?;
	let before = client.balance(&charlie, included.parent).await?;
	assert_eq!(client.balance(&charlie, included.block).await?, before + RAO_PER_TAO);
	Ok(())
}
