"""The dashboards and alert rules against the metrics that a development node serves.

`GANGLION_BIN` is the program (`tests/clients/run.sh BINARY dashboards` sets it).
"""

import json
import os
import pathlib
import re
import socket
import subprocess
import time
import urllib.request

import pytest
import yaml

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "dashboards"
# Seconds. Some metrics begin with the first epoch, after a few blocks of a quarter of a second.
PATIENCE = 120
# What Prometheus itself adds to each sample, and the metric that it makes of each scrape.
ADDED_LABELS = {"job", "instance"}
OF_PROMETHEUS = {"up"}

STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
SELECTOR = re.compile(r"([a-zA-Z_:][\w:]*)\s*\{([^}]*)\}")
RANGE = re.compile(r"\[[^\]]*\]")
GROUPING = re.compile(r"\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)")
# A name, unless it is a function or an aggregation.
NAME = re.compile(r"(?<![\w$:])[a-zA-Z_:][\w:]*\b(?!\s*\()")
WORDS = {"and", "or", "unless", "bool", "offset", "by", "without", "on", "ignoring"}
SAMPLE = re.compile(r"([a-zA-Z_:][\w:]*)(?:\{(.*)\})? \S+$")
LABEL = re.compile(r'(\w+)\s*(?:=~|!~|!=|=)\s*"')


def names(expression):
    """The names of the metrics in a PromQL expression."""
    plain = STRING.sub('""', expression)
    plain = SELECTOR.sub(r"\1 ", plain)
    plain = GROUPING.sub(" ", RANGE.sub(" ", plain))
    return {name for name in NAME.findall(plain) if name not in WORDS}


def selectors(expression):
    """The metrics that an expression selects by labels, with the names of these labels."""
    return [(name, set(LABEL.findall(labels))) for name, labels in SELECTOR.findall(expression)]


def panels(dashboard):
    for panel in dashboard["panels"]:
        yield panel
        yield from panel.get("panels", [])


def dashboards():
    files = sorted(FOLDER.glob("*.json"))
    return {file.name: json.loads(file.read_text(encoding="utf-8")) for file in files}


def rules():
    text = (FOLDER / "alerts.yml").read_text(encoding="utf-8")
    return [rule for group in yaml.safe_load(text)["groups"] for rule in group["rules"]]


def queries():
    """Every expression, with the place that has it. A variable's query is one too."""
    for file, dashboard in dashboards().items():
        for panel in panels(dashboard):
            for target in panel.get("targets", []):
                yield f"{file}, {panel['title']}", target["expr"]
        for variable in dashboard["templating"]["list"]:
            if values := re.match(r"label_values\((.*),\s*\w+\)", str(variable.get("query"))):
                yield f"{file}, variable {variable['name']}", values[1]
    for rule in rules():
        yield f"alerts.yml, {rule['alert']}", rule["expr"]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def scrape(port):
    """The labels of each metric that a node serves; none while it does not answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as response:
            lines = response.read().decode().splitlines()
    except OSError:
        return {}
    metrics = {}
    for line in lines:
        if sample := SAMPLE.match(line):
            labels = re.findall(r'(\w+)="', sample[2] or "")
            metrics.setdefault(sample[1], set()).update(labels)
    return metrics


@pytest.fixture(scope="module")
def metrics(tmp_path_factory):
    """What a development node serves, once nothing that is named is missing or patience ends."""
    binary = os.environ.get("GANGLION_BIN")
    if not binary:
        pytest.exit("set GANGLION_BIN to the node's program, or use run.sh", returncode=2)
    port = free_port()
    command = [os.path.abspath(binary), "--dev", "--tmp", "--block-time", "250", "--no-telemetry"]
    command += ["--prometheus-port", str(port), "--rpc-port", str(free_port())]
    command += ["--port", str(free_port())]
    named = set().union(*(names(expression) for _, expression in queries())) - OF_PROMETHEUS
    log = tmp_path_factory.mktemp("node") / "log"
    with open(log, "wb") as output:
        node = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    try:
        end = time.monotonic() + PATIENCE
        while not named <= (served := scrape(port)).keys() and time.monotonic() < end:
            assert node.poll() is None, f"the node ended:\n{log.read_text()[-2000:]}"
            time.sleep(1)
    finally:
        node.terminate()
        node.wait()
    assert served, f"the node served no metrics:\n{log.read_text()[-2000:]}"
    return served


def test_each_metric_that_is_named_should_exist(metrics):
    missing = {
        f"{place}: {name}"
        for place, expression in queries()
        for name in names(expression) - metrics.keys() - OF_PROMETHEUS
    }
    assert not missing, "\n".join(sorted(missing))


def test_each_label_that_selects_should_exist(metrics):
    wrong = {
        f"{place}: {name} has no label {label}"
        for place, expression in queries()
        for name, labels in selectors(expression)
        if name in metrics
        for label in labels - metrics[name] - ADDED_LABELS
    }
    assert not wrong, "\n".join(sorted(wrong))


def test_each_own_metric_should_be_on_a_dashboard(metrics):
    shown = set()
    for place, expression in queries():
        if not place.startswith("alerts.yml"):
            shown |= {re.sub(r"_(bucket|sum|count)$", "", name) for name in names(expression)}
    own = {name for name in metrics if name.startswith("ganglion_")}
    own = {re.sub(r"_(bucket|sum|count)$", "", name) for name in own}
    assert own, "the node has metrics of its own"
    assert not own - shown, "\n".join(sorted(own - shown))


def test_each_own_metric_should_be_documented(metrics):
    page = (FOLDER.parent / "docs" / "operating.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `(ganglion_\w+)` \|", page, re.MULTILINE))
    own = {name for name in metrics if name.startswith("ganglion_")}
    own = {re.sub(r"_(bucket|sum|count)$", "", name) for name in own}
    assert not documented ^ own, "\n".join(sorted(documented ^ own))


def test_dashboards_should_be_complete():
    boards = dashboards()
    assert len(boards) == 3
    uids = {board["uid"] for board in boards.values()}
    assert len(uids) == len(boards), "Grafana tells dashboards apart by uid"
    for file, board in boards.items():
        variables = {variable["name"]: variable for variable in board["templating"]["list"]}
        assert variables["datasource"]["type"] == "datasource", file
        for panel in panels(board):
            if panel["type"] != "row":
                check_panel(panel, variables, f"{file}, {panel['title']}")


def check_panel(panel, variables, place):
    assert panel["type"] in ("stat", "timeseries"), place
    assert panel["description"], place
    assert panel["fieldConfig"]["defaults"]["unit"], place
    letters = [target["refId"] for target in panel["targets"]]
    assert letters and len(set(letters)) == len(letters), place
    for part in [panel, *panel["targets"]]:
        assert part["datasource"] == {"type": "prometheus", "uid": "${datasource}"}, place
    for target in panel["targets"]:
        used = set(re.findall(r"\$\{?(\w+)", target["expr"]))
        assert used - {"__rate_interval"} <= variables.keys(), place


def test_dashboards_should_be_as_grafana_reads_them():
    """Of the schema's fields, those that Grafana does not fill in itself when it imports a file."""
    for file, board in dashboards().items():
        assert board["schemaVersion"] >= 39, f"{file}: older ones are migrated, with surprises"
        assert "id" not in board, f"{file}: Grafana gives the number"
        assert "__inputs" not in board, f"{file}: provisioning does not fill them in"
        ids = [panel["id"] for panel in panels(board)]
        assert len(set(ids)) == len(ids), file
        taken = set()
        for panel in panels(board):
            place = panel["gridPos"]
            assert place["x"] + place["w"] <= 24, f"{file}: {panel['title']} is too wide"
            cells = {
                (x, y)
                for x in range(place["x"], place["x"] + place["w"])
                for y in range(place["y"], place["y"] + place["h"])
            }
            assert not cells & taken, f"{file}: {panel['title']} lies on another panel"
            taken |= cells
            assert panel["type"] != "row" or panel["collapsed"] is False, file


def test_rules_should_tell_the_operator_what_to_do():
    alerts = [rule["alert"] for rule in rules()]
    assert len(set(alerts)) == len(alerts)
    for rule in rules():
        assert rule["labels"]["severity"] in ("critical", "warning"), rule
        assert rule["annotations"]["summary"], rule
        assert len(rule["annotations"]["description"]) > 40, rule


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("up == 0", {"up"}),
        ("rate(a_total[5m])", {"a_total"}),
        ('sum by (kind) (increase(a{kind=~"b|c"}[$__rate_interval])) / 1e9', {"a"}),
        ("histogram_quantile(0.9, sum by (le) (rate(a_bucket[1h])))", {"a_bucket"}),
        ('a{s="x"} - ignoring(s) b{s="y"} > 5', {"a", "b"}),
        ("a unless on (netuid) b offset 5m", {"a", "b"}),
        ('topk($count, a{netuid=~"$netuid"})', {"a"}),
    ],
)
def test_names_should_be_found_in_expressions(expression, found):
    assert names(expression) == found
