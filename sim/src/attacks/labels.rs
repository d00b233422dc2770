//! The labels of rows and columns in the specification's tables, and what they stand for.
//!
//! A row is `attack*exaggeration/attackers`. A column is `world/delay`, where the world is words
//! with a number each, and the last number alone is the churn.

use crate::copy::{
	attack::{Assault, Attack},
	scene::{Scene, Stakes},
	world::{Nature, Owned},
};

/// An attack, and the qualities of the attackers' own miners.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
	pub(super) assault: Assault,
	owned: Owned,
}

/// A column: what the scene is but for rule, attack and extent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct World {
	/// Its miners.
	pub nature: Nature,
	validators: usize,
	stakes: Stakes,
	whale: f64,
	delay: usize,
}

/// The world of the tables without anything that changes.
const STILL: World = World {
	nature: Nature {
		miners: 64,
		noise: 0.4,
		churn: 0.0,
		registers: false,
		drift: 0.0,
		common: 0.0,
		lasting: 1,
		lognormal: true,
		owned: Owned { miners: 0, qualities: [0.0; 2] },
	},
	validators: 20,
	stakes: Stakes::Even,
	whale: 0.0,
	delay: 0,
};

impl Row {
	/// Reads a label; `None` if it has another form.
	pub fn parse(label: &str) -> Option<Self> {
		let (name, attackers) = label.split_once('/')?;
		let (name, factor) = name.split_once('*').unwrap_or((name, "1"));
		let (mut renewed, mut owned) = (1, STILL.nature.owned);
		let attack = match name {
			"honest" => Attack::Honest,
			"copy" => Attack::Copy,
			"mean400" => Attack::Mean,
			"bo" => Attack::Filter,
			"cp20" => Attack::Change,
			"ema4" => Attack::Recent,
			"copy+.2" => Attack::Noisy,
			"replay" => Attack::Replay,
			"uniform" => Attack::Even,
			"random" => Attack::Random,
			"inverse" => Attack::Inverse,
			"revert" => Attack::Revert,
			"twice" => Attack::Twice,
			"half" => Attack::Half,
			"sub20" => Attack::Part,
			"onein5" => Attack::Between,
			"stale3" => Attack::Seldom,
			"snipe2" => Attack::Snipe,
			"share" => Attack::Share,
			"insider6" => {
				owned = Owned { miners: 6, qualities: [0.05, 0.5] };
				Attack::Insider
			},
			"insider12" => {
				owned = Owned { miners: 12, qualities: [0.5, 4.0] };
				Attack::Insider
			},
			_ => {
				renewed = name.strip_prefix("fake")?.strip_suffix("_1")?.parse().ok()?;
				Attack::Invent
			},
		};
		let (attackers, exaggerate) = (attackers.parse().ok()?, factor.parse().ok()?);
		let assault = Assault { attack, attackers, exaggerate, renewed, pump: 0.0 };
		Some(Self { assault, owned })
	}
}

impl World {
	/// Reads a label; `None` if it has another form.
	pub fn parse(label: &str) -> Option<Self> {
		let (words, delay) = label.rsplit_once('/')?;
		let mut world = Self { delay: delay.parse().ok()?, ..STILL };
		let mut words = words.split_whitespace().peekable();
		while let Some(word) = words.next() {
			match word {
				"new" => world.nature.registers = true,
				"season" => world.nature.lasting = 2,
				"fresh" => world.nature.lasting = 1,
				"zipf" => world.stakes = Stakes::Zipf,
				"drift" => world.nature.drift = words.next()?.parse().ok()?,
				word => world.set(word)?,
			}
			if let ("season" | "fresh", Some(share)) = (word, words.peek()) {
				world.nature.common = share.parse().ok()?;
				words.next();
			}
		}
		Some(world)
	}

	/// Takes in a word with its number.
	fn set(&mut self, word: &str) -> Option<()> {
		let name = word.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
		let number: f64 = word.strip_prefix(name)?.parse().ok()?;
		match name {
			"" => self.nature.churn = number,
			"V" => self.validators = number as usize,
			"noise" => self.nature.noise = number,
			"whale" => self.whale = number,
			_ => return None,
		}
		Some(())
	}

	/// Whether nothing changes in it.
	pub fn is_static(&self) -> bool {
		let Nature { churn, drift, common, .. } = self.nature;
		churn == 0.0 && drift == 0.0 && common == 0.0
	}

	/// Returns the scene in which a row is played in this world, by the rule and to the extent of
	/// another scene.
	pub fn scene(&self, row: &Row, extent: Scene) -> Scene {
		Scene {
			nature: Nature { owned: row.owned, ..self.nature },
			assault: row.assault,
			validators: self.validators,
			stakes: self.stakes,
			whale: self.whale,
			delay: self.delay,
			..extent
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn row_should_be_attack_exaggeration_and_attackers() {
		let row = Row::parse("bo*3/1").expect("a row").assault;
		assert_eq!((row.attack, row.exaggerate, row.attackers), (Attack::Filter, 3.0, 1));
		let row = Row::parse("fake20_1/6").expect("a row").assault;
		assert_eq!((row.attack, row.renewed, row.attackers), (Attack::Invent, 20, 6));
		assert_eq!(Row::parse("insider12/1").expect("a row").owned.miners, 12);
		for label in ["copy", "copy/x", "steal/1", "fake_1/2", "bo*x/1"] {
			assert_eq!(Row::parse(label), None, "{label}");
		}
	}

	#[test]
	fn column_should_be_world_and_delay() {
		let world = World::parse(".02/3").expect("a column");
		assert_eq!((world.nature.churn, world.delay, world.validators), (0.02, 3, 20));
		let world = World::parse("season .05/0").expect("a column").nature;
		assert_eq!((world.common, world.lasting, world.churn), (0.05, 2, 0.0));
		assert_eq!(World::parse("drift .05/0").expect("a column").nature.drift, 0.05);
		let world = World::parse("new .1/0").expect("a column").nature;
		assert!(world.registers && world.churn == 0.1);
		let world = World::parse("V5 noise.2 whale.45 0/0").expect("a column");
		assert_eq!((world.validators, world.nature.noise, world.whale), (5, 0.2, 0.45));
		assert!(world.is_static() && !World::parse("fresh .1/0").expect("a column").is_static());
		for label in ["", ".02", "drift/0", "rain .1/0", ".02/x"] {
			assert_eq!(World::parse(label), None, "{label}");
		}
	}
}
