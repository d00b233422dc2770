"""Prometheus' own tool reads every expression, and tries the alert rules on series.

`promtool` is the one in PATH, or that of `scripts/setup.sh --clients`.
"""

import json
import os
import pathlib
import shutil
import subprocess

import pytest
from test_dashboards import FOLDER, queries, rules

CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "ganglion"
# What stands for Grafana's own variable; the others are within strings.
RATE_INTERVAL = "1m"
SECONDS = 15
MINUTE = 60 // SECONDS
GIB = 1024**3

BEST = 'substrate_block_height{status="best"}'
FINAL = 'substrate_block_height{status="finalized"}'
PANICS = 'substrate_tasks_ended_total{reason="panic",task_name="a"}'
SYNCING = "substrate_sub_libp2p_is_major_syncing"
TEMPO = 'ganglion_subnet_tempo_blocks{netuid="1"}'
SINCE_EPOCH = 'ganglion_subnet_blocks_since_epoch{netuid="1"}'
POOL_FULL = 'ganglion_transactions_refused_total{reason="pool_full"}'
OTHER_REFUSALS = 'ganglion_transactions_refused_total{reason="low_fee"}'
EXPIRED = 'ganglion_reveals_missed_total{kind="expired"}'
EPOCHS_OF_3_S = 'ganglion_epoch_step_seconds_bucket{le="3"}'
EPOCHS_OF_9_S = 'ganglion_epoch_step_seconds_bucket{le="9"}'
ALL_EPOCHS = 'ganglion_epoch_step_seconds_bucket{le="+Inf"}'


def steady(value, minutes=60):
    return f"{value}+0x{minutes * MINUTE}"


def rising(start, step, minutes=60):
    return f"{start}+{step}x{minutes * MINUTE}"


# A counter that is 0 for some minutes, and then 1.
ONCE = f"{steady(0, 10)} {steady(1, 50)}"
# The same of a counter that is not there before it counts.
BORN = f"_x{10 * MINUTE} {steady(1, 50)}"

# For each alert: the series of a node that is well, and of those that are ill, and minutes at which
# the alert is not yet and is firing for them.
CASES = {
    "NodeDown": (
        [{'up{job="ganglion"}': steady(1)}, {'up{job="other"}': steady(0)}],
        [{'up{job="ganglion"}': steady(0)}],
        (0.5, 2),
    ),
    "NoBlock": (
        [{BEST: rising(1, 1), SYNCING: steady(0)}, {BEST: steady(7), SYNCING: steady(1)}],
        [{BEST: steady(7), SYNCING: steady(0)}],
        (0.25, 2),
    ),
    "FinalityLags": (
        [{BEST: rising(31, 1), FINAL: rising(1, 1)}],
        [{BEST: rising(32, 1), FINAL: steady(1)}],
        (1, 3),
    ),
    "NoPeers": (
        [{"substrate_sub_libp2p_peers_count": steady(1)}],
        [{"substrate_sub_libp2p_peers_count": steady(0)}],
        (4, 6),
    ),
    "TaskPanicked": ([{PANICS: steady(0)}], [{PANICS: ONCE}, {PANICS: BORN}], (9, 12)),
    "MemoryHigh": (
        [{"ganglion_memory_bytes": steady(4 * GIB)}],
        [{"ganglion_memory_bytes": steady(5 * GIB)}],
        (9, 11),
    ),
    "DiskLow": (
        [{"ganglion_disk_free_bytes": steady(5 * GIB)}],
        [{"ganglion_disk_free_bytes": steady(4 * GIB)}],
        (0.5, 2),
    ),
    "PoolFull": ([{POOL_FULL: steady(3), OTHER_REFUSALS: ONCE}], [{POOL_FULL: ONCE}], (9, 12)),
    "TransactionsLost": (
        [{"ganglion_transactions_lost_total": steady(3)}],
        [{"ganglion_transactions_lost_total": ONCE}],
        (9, 12),
    ),
    "EpochOverdue": (
        [
            {TEMPO: steady(100), SINCE_EPOCH: steady(150)},
            {TEMPO: steady(0), SINCE_EPOCH: steady(999)},
        ],
        [{TEMPO: steady(100), SINCE_EPOCH: rising(1, 1)}],
        (37, 38),
    ),
    "EpochSkipped": (
        [{"ganglion_epochs_skipped_total": steady(3)}],
        [{"ganglion_epochs_skipped_total": ONCE}],
        (9, 12),
    ),
    # 2 a minute, and 4.
    "EpochsDeferred": (
        [{"ganglion_epochs_deferred_total": rising(0, 0.5)}],
        [{"ganglion_epochs_deferred_total": rising(0, 1)}],
        (5, 12),
    ),
    "EpochsSlow": (
        [{EPOCHS_OF_3_S: rising(0, 1), EPOCHS_OF_9_S: rising(0, 1), ALL_EPOCHS: rising(0, 1)}],
        [{EPOCHS_OF_3_S: steady(0), EPOCHS_OF_9_S: rising(0, 1), ALL_EPOCHS: rising(0, 1)}],
        (9, 12),
    ),
    "StageFailed": (
        [{"ganglion_stage_failures_total": steady(3)}],
        [{"ganglion_stage_failures_total": ONCE}],
        (9, 12),
    ),
    "RevealsMissed": (
        [{'ganglion_reveals_missed_total{kind="unreadable"}': ONCE, EXPIRED: steady(3)}],
        [{EXPIRED: ONCE}],
        (9, 12),
    ),
}


def promtool(*arguments):
    """Runs the tool, and returns whether it succeeded, and what it says."""
    program = shutil.which("promtool") or CACHE / "promtool"
    if not os.access(program, os.X_OK):
        pytest.exit("there is no promtool; run scripts/setup.sh --clients", returncode=2)
    done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=120)
    return done.returncode == 0, done.stdout + done.stderr


def of_instance(series, instance):
    """A series with the label that Prometheus adds."""
    name, _, labels = series.partition("{")
    return f'{name}{{instance="{instance}"' + (f",{labels}" if labels else "}")


def trial(alert, healthy, ill, minutes):
    """A test of an alert, as `promtool test rules` takes it (YAML, of which JSON is a part)."""
    nodes = {f"well{at}": node for at, node in enumerate(healthy)}
    patients = {f"ill{at}": node for at, node in enumerate(ill)}
    firing = f'count by (instance) (ALERTS{{alertname="{alert}",alertstate="firing"}})'
    found = [{"labels": f'{{instance="{name}"}}', "value": 1} for name in sorted(patients)]
    return {
        "name": alert,
        "interval": f"{SECONDS}s",
        "input_series": [
            {"series": of_instance(series, name), "values": values}
            for name, node in (nodes | patients).items()
            for series, values in node.items()
        ],
        "promql_expr_test": [
            {"expr": firing, "eval_time": f"{int(60 * minute)}s", "exp_samples": samples}
            for minute, samples in zip(minutes, ([], found), strict=True)
        ],
    }


def test_each_expression_should_be_promql(tmp_path):
    recorded = [
        {"record": f"tried:{at}", "expr": expression.replace("$__rate_interval", RATE_INTERVAL)}
        for at, (_, expression) in enumerate(queries())
    ]
    file = tmp_path / "expressions.yml"
    file.write_text(json.dumps({"groups": [{"name": "tried", "rules": recorded}]}))
    succeeded, said = promtool("check", "rules", str(file))
    assert succeeded, said
    assert f"{len(recorded)} rules found" in said


def test_rules_should_be_as_prometheus_takes_them():
    succeeded, said = promtool("check", "rules", str(FOLDER / "alerts.yml"))
    assert succeeded, said


def test_wrong_rules_should_be_refused(tmp_path):
    text = (FOLDER / "alerts.yml").read_text(encoding="utf-8")
    file = tmp_path / "wrong.yml"
    file.write_text(text.replace("increase(", "increases(", 1))
    succeeded, said = promtool("check", "rules", str(file))
    assert not succeeded
    assert "increases" in said


def test_each_alert_should_fire_for_the_ill_node_only(tmp_path):
    assert {rule["alert"] for rule in rules()} == CASES.keys()
    trials = [trial(alert, *case) for alert, case in CASES.items()]
    shutil.copy(FOLDER / "alerts.yml", tmp_path)
    file = tmp_path / "alerts_test.yml"
    file.write_text(
        json.dumps(
            {
                "rule_files": ["alerts.yml"],
                "evaluation_interval": f"{SECONDS}s",
                "tests": trials,
            }
        )
    )
    succeeded, said = promtool("test", "rules", str(file))
    assert succeeded, said
