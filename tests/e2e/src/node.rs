//! The program under test: runs nodes as child processes, and other commands.

use crate::{client::Client, harness, Result};
use std::{
	fs::{self, File},
	io::{Read, Write},
	net::TcpStream,
	path::{Path, PathBuf},
	process::{Child, Command, Output, Stdio},
	thread::{self, JoinHandle},
	time::{Duration, Instant},
};
use tempfile::TempDir;

/// Time limit of a node until it serves its first request.
const START_LIMIT: Duration = Duration::from_secs(90);
/// Time limit of a command that ends by itself.
const COMMAND_LIMIT: Duration = Duration::from_secs(90);
/// Time from a node's first answer until it surely serves its explorer page.
const EXPLORER_LIMIT: Duration = Duration::from_secs(2);
/// Time limit of a request by HTTP.
const FETCH_LIMIT: Duration = Duration::from_secs(30);
/// Polling interval.
const POLL: Duration = Duration::from_millis(20);
/// Text before the port of the RPC in a node's log.
const RPC_NOTICE: &str = "Running JSON-RPC server: addr=127.0.0.1:";
/// Text before the port of the explorer page in a node's log.
const EXPLORER_NOTICE: &str = "Explorer: http://127.0.0.1:";
/// Text before the port of the metrics in a node's log.
const METRICS_NOTICE: &str = "Prometheus exporter started at 127.0.0.1:";

/// Returns the path of the program under test.
fn binary() -> PathBuf {
	std::env::var_os("GANGLION_BIN").map_or_else(|| "ganglion".into(), PathBuf::from)
}

/// Returns the path of the simulator, in the same folder.
pub fn simulator() -> PathBuf {
	binary().with_file_name("ganglion-sim")
}

/// Runs a command and waits for its end; ends it itself after the time limit.
pub fn run(args: &[&str]) -> Result<Output> {
	let mut child = Command::new(binary())
		.args(args)
		.stdin(Stdio::null())
		.stdout(Stdio::piped())
		.stderr(Stdio::piped())
		.spawn()
		.map_err(|error| format!("{}: {error}", binary().display()))?;
	let (out, err) = (collect(child.stdout.take()), collect(child.stderr.take()));
	let deadline = Instant::now() + COMMAND_LIMIT;
	let status = loop {
		if let Some(status) = child.try_wait()? {
			break status;
		}
		if Instant::now() > deadline {
			child.kill()?;
			child.wait()?;
			return Err(format!("{args:?} still runs after {} s", COMMAND_LIMIT.as_secs()).into());
		}
		thread::sleep(POLL);
	};
	let read = |reader: JoinHandle<Vec<u8>>| reader.join().map_err(|_| "a reader panicked");
	Ok(Output { status, stdout: read(out)?, stderr: read(err)? })
}

/// Reads what a command writes, so that it need not wait with the rest.
fn collect(pipe: Option<impl Read + Send + 'static>) -> JoinHandle<Vec<u8>> {
	thread::spawn(move || {
		let mut bytes = Vec::new();
		// What can be read is what there is.
		let _ = pipe.map(|mut pipe| pipe.read_to_end(&mut bytes));
		bytes
	})
}

/// Runs a command that must succeed, and returns its standard output.
pub fn run_well(args: &[&str]) -> Result<String> {
	let output = run(args)?;
	if !output.status.success() {
		let errors = String::from_utf8_lossy(&output.stderr);
		return Err(format!("{args:?} failed with {}: {errors}", output.status).into());
	}
	Ok(String::from_utf8(output.stdout)?)
}

/// Runs a command that must fail, and returns its standard error.
pub fn run_badly(args: &[&str]) -> Result<String> {
	let output = run(args)?;
	if output.status.success() {
		return Err(format!("{args:?} succeeded, but should fail").into());
	}
	Ok(String::from_utf8_lossy(&output.stderr).into_owned())
}

/// Fetches what a server of a node's answers at a path, by HTTP.
pub fn fetch(port: u16, path: &str) -> Result<String> {
	let mut stream = TcpStream::connect(("127.0.0.1", port))?;
	stream.set_read_timeout(Some(FETCH_LIMIT))?;
	write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
	let mut answer = String::new();
	stream.read_to_string(&mut answer)?;
	if !answer.starts_with("HTTP/1.1 200") {
		return Err(format!("{path}: {}", answer.lines().next().unwrap_or_default()).into());
	}
	Ok(answer)
}

/// A running node. Dropping it kills the process.
pub struct Node {
	/// A client connected to it.
	pub client: Client,
	/// Port of its metrics.
	pub metrics_port: u16,
	/// Port of its RPC.
	pub rpc_port: u16,
	process: Process,
	_base: Option<TempDir>,
}

/// A child process and the path of its log.
struct Process {
	child: Child,
	log: PathBuf,
}

impl Node {
	/// Starts a node with a temporary database and waits until it serves requests.
	pub async fn start(args: &[&str]) -> Result<Self> {
		let base = TempDir::new()?;
		let node = Self::start_at(base.path(), args).await?;
		Ok(Self { _base: Some(base), ..node })
	}

	/// Starts a node on the database in a folder and waits until it serves requests.
	pub async fn start_at(base: &Path, args: &[&str]) -> Result<Self> {
		let mut process = Process::spawn(base, args)?;
		let deadline = Instant::now() + START_LIMIT;
		let port = process.port_after(RPC_NOTICE, deadline).await?;
		let client = Client::connect(port).await?;
		let metrics_port = process.port_after(METRICS_NOTICE, deadline).await?;
		Ok(Self { client, metrics_port, rpc_port: port, process, _base: None })
	}

	/// Starts a development node that makes a block for each transaction, and more on request.
	pub async fn instant() -> Result<Self> {
		Self::start(&["--dev", "--block-time", "instant"]).await
	}

	/// URL of its RPC.
	pub fn url(&self) -> String {
		format!("ws://127.0.0.1:{}", self.rpc_port)
	}

	/// Returns what it has logged.
	pub fn log(&self) -> Result<String> {
		Ok(String::from_utf8_lossy(&fs::read(&self.process.log)?).into_owned())
	}

	/// Waits for the explorer page and returns its port; none if the node has not said within a
	/// while that it serves one.
	pub async fn explorer_port(&self) -> Result<Option<u16>> {
		let deadline = Instant::now() + EXPLORER_LIMIT;
		loop {
			let port = self.process.logged_port(EXPLORER_NOTICE)?;
			if port.is_some() || Instant::now() > deadline {
				return Ok(port);
			}
			tokio::time::sleep(POLL).await;
		}
	}

	/// Asks the node to stop, waits until it has, and returns what it has logged.
	pub fn stop(mut self) -> Result<String> {
		let id = self.process.child.id().to_string();
		Command::new("kill").args(["-TERM", &id]).status()?;
		let status = self.process.child.wait()?;
		if !status.success() {
			return Err(format!("the node ended with {status}").into());
		}
		self.log()
	}

	/// Ends the node with SIGKILL, so that it cannot shut down in order.
	pub fn kill(mut self) -> Result {
		self.process.child.kill()?;
		self.process.child.wait()?;
		Ok(())
	}
}

impl Process {
	/// Starts a node on free local ports.
	fn spawn(base: &Path, args: &[&str]) -> Result<Self> {
		let log = harness::new_log()?;
		let out = File::create(&log)?;
		let child = Command::new(binary())
			.args(args)
			.arg("--base-path")
			.arg(base)
			.args(["--rpc-port", "0", "--prometheus-port", "0"])
			.args(["--listen-addr", "/ip4/127.0.0.1/tcp/0", "--no-mdns"])
			.stdin(Stdio::null())
			.stdout(out.try_clone()?)
			.stderr(out)
			.spawn()
			.map_err(|error| format!("{}: {error}", binary().display()))?;
		Ok(Self { child, log })
	}

	/// Waits for the port that the node logs after `notice`.
	async fn port_after(&mut self, notice: &str, deadline: Instant) -> Result<u16> {
		loop {
			if let Some(port) = self.logged_port(notice)? {
				return Ok(port);
			}
			if let Some(status) = self.child.try_wait()? {
				return Err(format!("the node exited with {status}").into());
			}
			if Instant::now() > deadline {
				return Err(format!("the node did not log `{notice}`").into());
			}
			tokio::time::sleep(POLL).await;
		}
	}

	fn logged_port(&self, notice: &str) -> Result<Option<u16>> {
		let log = fs::read(&self.log)?;
		let log = String::from_utf8_lossy(&log);
		let Some((_, rest)) = log.split_once(notice) else { return Ok(None) };
		let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
		// The node may not have written the line to its end.
		let whole = rest.len() > digits.len();
		Ok(whole.then(|| digits.parse()).transpose()?)
	}
}

impl Drop for Process {
	fn drop(&mut self) {
		// Killing fails if the child has already exited.
		drop(self.child.kill());
		drop(self.child.wait());
	}
}
