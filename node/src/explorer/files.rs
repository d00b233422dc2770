//! The files of the page, which are part of the binary.

/// A file of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct File {
	/// Path by which the page names it.
	pub path: &'static str,
	/// Content.
	pub text: &'static str,
}

macro_rules! page {
	($($path:literal,)*) => {
		&[$(File { path: $path, text: include_str!(concat!("page/", $path)) },)*]
	};
}

/// All files.
pub const FILES: &[File] = page![
	"chain/account.js",
	"chain/block.js",
	"chain/cache.js",
	"chain/chain.js",
	"chain/extrinsic.js",
	"chain/head.js",
	"chain/history.js",
	"chain/names.js",
	"chain/rpc.js",
	"chain/weights.js",
	"frame.js",
	"icon.svg",
	"index.html",
	"main.js",
	"parts/dom.js",
	"parts/format.js",
	"parts/heat.js",
	"parts/lines.js",
	"parts/links.js",
	"parts/pieces.js",
	"parts/table.js",
	"parts/words.js",
	"remembered.js",
	"scale/blake2.js",
	"scale/decode.js",
	"scale/keys.js",
	"scale/metadata.js",
	"scale/reader.js",
	"scale/ss58.js",
	"scale/xxhash.js",
	"style/charts.css",
	"style/colours.css",
	"style/forms.css",
	"style/layout.css",
	"style/tables.css",
	"theme.js",
	"views/account.js",
	"views/block.js",
	"views/controls.js",
	"views/faucet.js",
	"views/hyperparameters.js",
	"views/meanings.js",
	"views/metagraph.js",
	"views/overview.js",
	"views/subnet.js",
	"views/weights.js",
];

/// The file of a URL's path.
pub fn find(path: &str) -> Option<File> {
	let path = match path.strip_prefix('/')? {
		"" => "index.html",
		path => path,
	};
	FILES.iter().find(|file| file.path == path).copied()
}

impl File {
	/// What browsers take the file for.
	pub fn content_type(self) -> &'static str {
		match self.path.rsplit('.').next() {
			Some("html") => "text/html; charset=utf-8",
			Some("js") => "text/javascript; charset=utf-8",
			Some("css") => "text/css; charset=utf-8",
			Some("svg") => "image/svg+xml",
			_ => "application/octet-stream",
		}
	}
}

#[cfg(test)]
mod tests {
	use crate::explorer::files::*;
	use std::{
		fs, io,
		path::{Path, PathBuf},
	};

	fn paths(folder: &Path) -> io::Result<Vec<PathBuf>> {
		let mut found = Vec::new();
		for entry in fs::read_dir(folder)? {
			let path = entry?.path();
			if path.is_dir() {
				found.extend(paths(&path)?);
			} else {
				found.push(path);
			}
		}
		Ok(found)
	}

	#[test]
	fn every_file_of_the_folder_should_be_served() -> io::Result<()> {
		let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/explorer/page");
		let paths = paths(&folder)?;
		let names = paths.iter().filter_map(|path| path.strip_prefix(&folder).ok()?.to_str());
		let mut names = names.map(|name| name.replace('\\', "/")).collect::<Vec<_>>();
		names.sort();
		assert_eq!(names, FILES.iter().map(|file| file.path).collect::<Vec<_>>());
		Ok(())
	}

	#[test]
	fn every_file_should_have_a_type_that_browsers_know() {
		let unknown = FILES.iter().filter(|file| file.content_type().starts_with("application"));
		assert_eq!(unknown.count(), 0);
	}

	#[test]
	fn a_path_should_be_found_only_as_it_is_written() {
		assert_eq!(find("/").map(|file| file.path), Some("index.html"));
		assert_eq!(find("/parts/dom.js").map(|file| file.path), Some("parts/dom.js"));
		for path in ["", "parts/dom.js", "//", "/parts", "/parts/../main.js", "/../Cargo.toml"] {
			assert_eq!(find(path), None, "{path}");
		}
	}
}
