//! Which neuron of a full subnet a newcomer replaces.

/// A neuron that may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
	/// Its uid.
	pub uid: u16,
	/// What it earned in the last epoch, in rao of alpha.
	pub emission: u64,
	/// Block of its registration.
	pub registered: u64,
}

/// What protects neurons from being replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protection {
	/// The current block.
	pub now: u64,
	/// Blocks after its registration during which a neuron is immune.
	pub immunity: u64,
	/// If no more candidates than this are out of immunity, immune ones are replaced instead.
	pub min_non_immune: u16,
}

/// The uid that a newcomer replaces; `None` without candidates.
///
/// The candidate with the least emission; of equals the one registered first, then the one with the
/// lowest uid. It is chosen among the candidates out of immunity, those with
/// `now − registered ≥ immunity`. If these are no more than `min_non_immune`, it is chosen among
/// the immune ones instead; and if none is immune, among the few after all, so that a full subnet
/// with any candidate never locks. Takes one pass.
pub fn neuron_to_prune(candidates: &[Candidate], protection: &Protection) -> Option<u16> {
	let Protection { now, immunity, min_non_immune } = *protection;
	let is_immune = |candidate: &&Candidate| now.saturating_sub(candidate.registered) < immunity;
	let immune = || candidates.iter().filter(is_immune);
	let exposed = || candidates.iter().filter(|candidate| !is_immune(candidate));
	let is_few = exposed().count() <= usize::from(min_non_immune);
	let replaced =
		if is_few { least(immune()).or_else(|| least(exposed())) } else { least(exposed()) };
	replaced.map(|candidate| candidate.uid)
}

fn least<'a>(candidates: impl Iterator<Item = &'a Candidate>) -> Option<&'a Candidate> {
	candidates.min_by_key(|candidate| (candidate.emission, candidate.registered, candidate.uid))
}
