"""Nodes start and end with the programs that need them, and say what is wrong."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import ganglion
import pytest
from conftest import eventually, is_gone
from ganglion.binary import find_binary

# Prints the node's process and its folder, and goes on as the placeholder says.
PARENT = """
import ganglion, sys, time
chain = ganglion.Devnet()
print(chain.pid, chain._folder, flush=True)
{}
"""


def program(tmp_path, text):
    """Makes a program for the shell."""
    path = tmp_path / "program"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def test_two_chains_should_run_side_by_side():
    with ganglion.Devnet() as one, ganglion.Devnet(accounts=2, balance=7) as other:
        assert one.port != other.port and one.pid != other.pid
        one.fund("//Bob", 5)
        other.advance(3)
        assert (one.block, other.block) == (1, 3)
        assert one.balance("//Bob") == other.balance("//Bob") + 5
        assert other.balance("//Dev2") == 7
        with pytest.raises(ganglion.DevnetError):
            one.balance("//Dev2")


def test_nothing_should_be_left_of_a_closed_chain():
    with ganglion.Devnet() as chain:
        folder = chain._folder
        assert chain.is_running and folder.exists() and "Devnet" not in chain.log
    assert not chain.is_running and is_gone(chain.pid) and not folder.exists()
    chain.close()
    with pytest.raises(ganglion.DevnetError, match="the node is gone"):
        chain.advance()


@pytest.mark.parametrize("end", ["time.sleep(600)", "sys.exit(1)"], ids=["killed", "ended"])
def test_node_should_end_with_the_program_that_started_it(end):
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.format(end)], stdout=subprocess.PIPE, text=True
    )
    pid, folder = parent.stdout.readline().split()
    if "sleep" in end:
        assert not is_gone(int(pid))
        parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert eventually(lambda: is_gone(int(pid)))
    assert eventually(lambda: not Path(folder).exists())


def test_state_should_be_kept_in_its_file(tmp_path):
    file = tmp_path / "state"
    with ganglion.Devnet(state=file) as chain:
        bob = chain.fund("//Bob", 11)
        block = chain.advance(epochs=1)
    assert file.exists()
    with ganglion.Devnet(state=file) as chain:
        assert (chain.block, chain.balance("//Bob")) == (block, bob)
        chain.advance()
        chain.reset()
        assert chain.block == block


@pytest.mark.parametrize("mode", ["interval", "mixed"])
def test_blocks_should_be_made_as_asked(mode):
    with ganglion.Devnet(sealing=mode, block_time=100) as chain:
        assert eventually(lambda: chain.block >= 2)
        assert chain.set_mode("Manual")["mode"] == "Manual"
        block = chain.block
        assert chain.advance() == block + 1


def test_missing_program_should_be_named(tmp_path, monkeypatch):
    with pytest.raises(ganglion.DevnetError, match=r"/no/such/program is no program: binary="):
        ganglion.Devnet(binary="/no/such/program")
    text = tmp_path / "text"
    text.write_text("no program")
    with pytest.raises(ganglion.DevnetError, match="text is no program"):
        ganglion.Devnet(binary=text)
    monkeypatch.setenv("GANGLION_BIN", "/nor/this")
    with pytest.raises(ganglion.DevnetError, match="/nor/this is no program: GANGLION_BIN"):
        ganglion.Devnet()


def test_package_without_a_node_should_say_what_to_do(tmp_path, monkeypatch):
    monkeypatch.delenv("GANGLION_BIN", raising=False)
    monkeypatch.setattr("ganglion.binary.PACKAGED", tmp_path / "ganglion")
    with pytest.raises(ganglion.DevnetError, match="no node in it: install the wheel"):
        find_binary()


def test_node_that_does_not_start_should_say_why(tmp_path):
    with pytest.raises(ganglion.DevnetError, match=r"status 2(.|\n)*--no-such-flag"):
        ganglion.Devnet(args=["--no-such-flag"])
    broken = program(tmp_path, "echo the disk is full; exit 3")
    with pytest.raises(ganglion.DevnetError, match=r"ended with status 3(.|\n)*the disk is full"):
        ganglion.Devnet(binary=broken)


def test_node_that_starts_too_slowly_should_be_ended(tmp_path):
    slow = program(tmp_path, "echo $$ still thinking; exec sleep 600")
    with pytest.raises(ganglion.DevnetTimeout, match=r"not start within 0\.5 s") as late:
        ganglion.Devnet(binary=slow, start_timeout=0.5)
    (line,) = [line for line in str(late.value).splitlines() if "still thinking" in line]
    assert is_gone(int(line.split()[0]))


def test_node_that_was_killed_should_be_missed():
    with ganglion.Devnet() as chain:
        os.kill(chain.pid, signal.SIGKILL)
        with pytest.raises(ganglion.DevnetError, match="gone: signal 9 ended it") as gone:
            chain.advance()
        assert gone.value.code is None and "Its last lines were" in str(gone.value)


def test_node_that_does_not_answer_should_be_waited_for_so_long():
    with ganglion.Devnet() as chain:
        os.kill(chain.pid, signal.SIGSTOP)
        with pytest.raises(ganglion.DevnetTimeout, match=r"no answer within 0\.3 s"):
            chain.rpc("system_health", timeout=0.3)
        os.kill(chain.pid, signal.SIGCONT)
        assert chain.rpc("system_health")["peers"] == 0


def test_command_should_be_the_node():
    for command in ([Path(sys.executable).parent / "ganglion"], [sys.executable, "-m", "ganglion"]):
        shown = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
        own = subprocess.run([find_binary(), "--version"], capture_output=True, text=True)
        assert shown.stdout == own.stdout != ""
