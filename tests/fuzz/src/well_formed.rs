//! The well-formed inputs, which an epoch must accept: each list has an entry for each uid, rows
//! are sorted and name existing uids, and the sum of the two pots fits.

use ganglion_consensus::{
	EpochInput, ForecastSkill, Mode, PeerPrediction, Rows, Yuma, YumaBonds, MAX_PEERS, MAX_UIDS,
};

/// Whether the epoch must accept an input.
pub fn is_well_formed(input: &EpochInput) -> bool {
	let n = input.stake.len();
	n <= MAX_UIDS
		&& [input.last_update.len(), input.registered.len(), input.permit.len()] == [n; 3]
		&& input.first_commit.is_none_or(|blocks| blocks.len() == n)
		&& input.owner_uid.is_none_or(|uid| usize::from(uid) < n)
		&& are_rows(&input.weights, n)
		&& are_rows(&input.bonds, n)
		&& is_mode(input)
		&& input.server_emission.checked_add(input.validator_emission).is_some()
}

/// Whether the settings of the mode fit, and the lists that it alone reads.
fn is_mode(input: &EpochInput) -> bool {
	match input.mode {
		Mode::Yuma(Yuma { bonds: YumaBonds::Three { liquid_alpha, forecast_skill }, .. }) => {
			liquid_alpha.is_none_or(|settings| settings.low <= settings.high)
				&& forecast_skill.is_none_or(|skill| is_skill(&skill) && is_remembered(input))
		},
		Mode::Yuma(Yuma { bonds: YumaBonds::Two, .. }) | Mode::Null => true,
		Mode::Sigmoid(_) => input.bond_scale.is_none_or(|scale| scale.len() == input.stake.len()),
		Mode::PeerPrediction(rule) => {
			is_rule(&rule) && input.stake.len() <= MAX_PEERS && is_remembered(input)
		},
	}
}

fn is_rule(rule: &PeerPrediction) -> bool {
	let kappa = u64::from(rule.kappa) * 1_000_000 / 65_535;
	let full = |full: u32| full > 0 && full <= 1_000_000 && u64::from(full) >= kappa;
	rule.floor <= 800_000
		&& (15_625..=1_000_000).contains(&rule.agreement_alpha)
		&& is_skill(&rule.skill)
		&& rule.partial_rows.is_none_or(|option| full(option.full_coverage))
}

fn is_skill(skill: &ForecastSkill) -> bool {
	skill.share <= 800_000
		&& (500_000..=1_000_000).contains(&skill.tolerance)
		&& (10_000..=200_000).contains(&skill.alpha)
		&& skill.cuts.iter().all(|cut| (100_000..=800_000).contains(cut))
}

/// Whether what is remembered is about as many uids.
fn is_remembered(input: &EpochInput) -> bool {
	let n = input.stake.len();
	input.memory.is_none_or(|memory| {
		[memory.servers.len(), memory.validators.len()] == [n; 2]
			&& are_rows(&memory.rows.as_rows(), n)
	})
}

fn are_rows(rows: &Rows, n: usize) -> bool {
	let ends: Vec<usize> = rows.offsets.iter().map(|&end| end as usize).collect();
	ends.len() == n + 1
		&& ends[0] == 0
		&& ends[n] == rows.uids.len()
		&& rows.uids.len() == rows.values.len()
		&& ends.windows(2).all(|ends| ends[0] <= ends[1])
		&& ends.windows(2).all(|ends| is_row(&rows.uids[ends[0]..ends[1]], n))
}

fn is_row(uids: &[u16], n: usize) -> bool {
	uids.windows(2).all(|pair| pair[0] < pair[1]) && uids.iter().all(|&uid| usize::from(uid) < n)
}
