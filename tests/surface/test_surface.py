"""The check can fail: each test changes one thing in the node's metadata, or in the lists."""

import shutil
from dataclasses import replace

import metadata
import network
import page
import pytest
import surface
from changes import named, pallet, primitive, storage, struct, variants
from compare import compare
from prune import prune


def compared(decoded):
    return compare(metadata.served(decoded), network.names(), network.reasons())


def problem(decoded):
    """The only problem with a metadata."""
    (text,) = compared(decoded).problems
    return text


def row(result, path):
    return next(row for row in result.rows if row.name.path == path)


def test_lists_should_agree_with_the_node(decoded):
    assert compared(decoded).problems == []


def test_names_should_be_sorted_and_once(decoded):
    kinds = list(page.KINDS)
    order = [(name.pallet, kinds.index(name.kind), name.name) for name in network.names()]
    assert order == sorted(set(order))


def test_missing_call_should_be_not_yet_served(decoded):
    calls = variants(decoded, "SubtensorModule", "calls")
    before, calls[:] = compared(decoded), [one for one in calls if one["name"] != "add_stake"]
    after = compared(decoded)
    path = "SubtensorModule.call.add_stake"
    assert row(before, path).state == network.SERVED
    assert row(after, path).state == network.NOT_YET
    assert after.problems == [f"{path} is missing, without a reason"]
    # The page says so, so that the committed one no longer fits.
    assert surface.difference(text(before), text(after))[-1] == (
        "+| `add_stake` | 2 | not yet | | sdk10 sdk11 btcli |"
    )


def text(result):
    return page.write(result, network.reasons())


def test_wrong_index_should_be_found(decoded):
    named(variants(decoded, "SubtensorModule", "calls"), "add_stake")["index"] = 250
    pallet(decoded, "Swap")["index"] = 29
    assert compared(decoded).problems == [
        "SubtensorModule.call.add_stake is served differently, without a reason: index 250, not 2",
        "Swap.pallet.Swap is served differently, without a reason: index 29, not 28",
    ]


def test_other_type_of_an_argument_should_be_found(decoded):
    call = named(variants(decoded, "SubtensorModule", "calls"), "add_stake")
    named(call["fields"], "amount_staked")["type"] = primitive(decoded, "u128")
    assert problem(decoded).endswith("`amount_staked: u128`, not `amount_staked: u64`")


def test_other_name_of_an_argument_should_be_found(decoded):
    call = named(variants(decoded, "AdminUtils", "calls"), "sudo_set_kappa")
    named(call["fields"], "kappa")["name"] = "value"
    assert problem(decoded).endswith("`value: u16`, not `kappa: u16`")


def test_missing_and_added_arguments_should_be_found(decoded):
    fields = named(variants(decoded, "SubtensorModule", "calls"), "add_stake")["fields"]
    first = fields.pop(0)
    assert problem(decoded).endswith("without `hotkey: AccountId32`")
    fields[:] = [first, *fields, dict(first, name="coldkey")]
    assert problem(decoded).endswith("with `coldkey: AccountId32`")


def test_newer_call_should_be_compared_as_far_as_it_is_known(decoded):
    call = named(variants(decoded, "SubtensorModule", "calls"), "move_stake_limit")
    named(call["fields"], "limit_price")["type"] = primitive(decoded, "u128")
    problems = compared(decoded).problems
    assert "`limit_price: u128`, not `limit_price: u64`" in problems[0]


def test_wrapper_of_a_number_should_be_found(decoded):
    """Clients encode a number otherwise that is a struct of one."""
    types = decoded["types"]["types"]
    number = max(one["id"] for one in types) + 1
    field = {"type": primitive(decoded, "u16")}
    wrapper = {"path": ["types", "NetUid"], "def": {"composite": {"fields": [field]}}}
    types.append({"id": number, "type": wrapper})
    call = named(variants(decoded, "SubtensorModule", "calls"), "start_call")
    named(call["fields"], "netuid")["type"] = number
    assert problem(decoded).endswith("`netuid: NetUid`, not `netuid: u16`")


def test_other_hasher_should_be_found(decoded):
    storage(decoded, "SubtensorModule", "SubnetMovingPrice")["ty"]["Map"]["hashers"] = [
        "Twox64Concat"
    ]
    assert problem(decoded).endswith("`Twox64Concat(u16)`, not `Identity(u16)`")


def test_other_value_should_be_found(decoded):
    item = storage(decoded, "SubtensorModule", "Tempo")
    item["ty"]["Map"]["value"] = primitive(decoded, "u32")
    assert problem(decoded).endswith("value `u32`, not `u16`")


def test_optional_value_should_be_found(decoded):
    storage(decoded, "SubtensorModule", "Tempo")["modifier"] = "Optional"
    assert problem(decoded).endswith("value `u16?`, not `u16`")


def test_other_type_of_a_constant_should_be_found(decoded):
    named(pallet(decoded, "Swap")["constants"], "MaxFeeRate")["ty"] = primitive(decoded, "u32")
    assert problem(decoded).endswith("`u32`, not `u16`")


def test_other_field_of_an_event_should_be_found(decoded):
    event = named(variants(decoded, "SubtensorModule", "event"), "NetworkAdded")
    event["fields"][1]["type"] = primitive(decoded, "u8")
    assert problem(decoded).endswith("`u8`, not `u16`")


def test_undocumented_error_should_be_found(decoded):
    named(variants(decoded, "SubtensorModule", "error"), "InvalidPort")["docs"] = []
    assert problem(decoded).endswith("no documentation")


def test_other_result_of_a_runtime_api_should_be_found(decoded):
    methods = named(decoded["apis"], "SwapRuntimeApi")["methods"]
    named(methods, "current_alpha_price")["output"] = primitive(decoded, "u128")
    assert problem(decoded).endswith("value `u128`, not `u64`")


def test_other_field_of_a_type_should_show_wherever_the_type_is(decoded):
    named(struct(decoded, "AxonInfo"), "port")["type"] = primitive(decoded, "u32")
    result = compared(decoded)
    assert result.problems == [
        "-.type.AxonInfo is served differently, without a reason: `port: u32`, not `port: u16`"
    ]
    axons = row(result, "SubtensorModule.storage.Axons")
    neuron = row(result, "NeuronInfoRuntimeApi.api.get_neuron")
    assert (axons.state, axons.difference) == (network.DIFFERENT, "type `AxonInfo`")
    assert (neuron.state, neuron.difference) == (network.DIFFERENT, "type `NeuronInfo`")


def test_own_name_should_be_listed(decoded):
    calls = variants(decoded, "SubtensorModule", "calls")
    calls.append({"name": "mint", "index": 251, "docs": ["Mints."]})
    assert ("SubtensorModule", "call", "mint") in compared(decoded).own


# --- the reasons -------------------------------------------------------------------------------


def with_reasons(decoded, *reasons):
    """The problems with further reasons."""
    found = [*network.reasons(), *reasons]
    return compare(metadata.served(decoded), network.names(), found).problems


def reason(state, item, **rest):
    return network.Reason(state=state, title="Test", why="a test", items=(item,), **rest)


@pytest.mark.parametrize(
    ("state", "item", "what"),
    [
        (network.NOT_YET, "SubtensorModule.call.add_stake", "the node serves it"),
        (network.LEFT_OUT, "SubtensorModule.call.mint*", "the network has no such name"),
        (network.NOT_YET, "SubtensorModule.call.no_such_call", "the network has no such name"),
        (network.DIFFERENT, "SubtensorModule.call.faucet", "the node does not serve it"),
    ],
)
def test_stale_reason_should_be_found(decoded, state, item, what):
    (text,) = with_reasons(decoded, reason(state, item))
    assert text.startswith(f"reasons.toml, “Test”: {item}: {what}")


def test_reason_for_what_became_equal_should_be_found(decoded):
    item, difference = "SubtensorModule.call.add_stake", "index 250, not 2"
    stale = reason(network.DIFFERENT, item, difference=difference)
    (text,) = with_reasons(decoded, stale)
    assert text.endswith("does not differ in this way")
    named(variants(decoded, "SubtensorModule", "calls"), "add_stake")["index"] = 250
    assert with_reasons(decoded, stale) == []


def test_reason_should_cover_no_other_difference(decoded):
    named(variants(decoded, "SubtensorModule", "calls"), "add_stake")["index"] = 251
    covers = reason(
        network.DIFFERENT, "SubtensorModule.call.add_stake", difference="index 250, not 2"
    )
    assert len(with_reasons(decoded, covers)) == 2


def test_reason_for_an_effect_should_hold_as_long_as_the_documentation_says_so(decoded):
    item = "SubtensorModule.call.add_stake"
    documented = named(variants(decoded, "SubtensorModule", "calls"), "add_stake")
    covers = reason(network.DIFFERENT, item, says="pays twice")
    assert len(with_reasons(decoded, covers)) == 1
    documented["docs"].append("It pays")
    documented["docs"].append("twice.")
    assert with_reasons(decoded, covers) == []


def test_exception_should_hold_for_its_aspect_alone_and_be_needed(decoded):
    ignoring = reason(network.IGNORED, "Swap.constant.*", aspect="type")
    (text,) = with_reasons(decoded, ignoring)
    assert text.endswith("does not differ in this way")
    named(pallet(decoded, "Swap")["constants"], "MaxFeeRate")["ty"] = primitive(decoded, "u32")
    assert with_reasons(decoded, ignoring) == []
    assert len(with_reasons(decoded, replace(ignoring, aspect="index"))) == 2


def test_difference_may_be_written_in_part(decoded):
    fields = named(variants(decoded, "SubtensorModule", "calls"), "add_stake")["fields"]
    for field in fields:
        field["name"] = f"{field['name']}_"
    item = "SubtensorModule.call.add_stake"
    covers = reason(network.DIFFERENT, item, difference="`hotkey_: AccountId32`, …")
    assert with_reasons(decoded, covers) == []
    assert len(with_reasons(decoded, replace(covers, difference="`netuid_: u16`, …"))) == 2


def test_two_reasons_should_not_have_one_title(tmp_path, monkeypatch):
    file = tmp_path / "reasons.toml"
    file.write_text(network.REASONS.read_text(encoding="utf-8") * 2, encoding="utf-8")
    monkeypatch.setattr(network, "REASONS", file)
    with pytest.raises(ValueError, match="occur twice"):
        network.reasons()


# --- the program -------------------------------------------------------------------------------


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs the program with copies of the page and of the reasons."""
    for module, name in ((surface, "PAGE"), (network, "REASONS")):
        copied = tmp_path / getattr(module, name).name
        shutil.copy(getattr(module, name), copied)
        monkeypatch.setattr(module, name, copied)

    def run(decoded, *options):
        file = tmp_path / "metadata.json"
        metadata.save(file, 0, decoded)
        monkeypatch.setattr("sys.argv", ["surface.py", *options, str(file)])
        surface.main()

    return run


def test_program_should_accept_the_committed_page(decoded, run, capsys):
    run(decoded, "--check")
    assert capsys.readouterr().out.startswith("spec_version 0: ")


def test_program_should_refuse_another_page(decoded, run, capsys):
    surface.PAGE.write_text("", encoding="utf-8")
    with pytest.raises(SystemExit, match="problems"):
        run(decoded, "--check")
    assert "docs/surface.md is not up to date" in capsys.readouterr().out
    assert surface.PAGE.read_text(encoding="utf-8") == ""


def test_program_should_refuse_what_has_no_reason_and_keep_other_reasons(decoded, run, capsys):
    event = named(variants(decoded, "Proxy", "event"), "PureCreated")
    named(event["fields"], "at")["name"] = "block"
    written = network.REASONS.read_text(encoding="utf-8")
    for options in (["--check"], []):
        with pytest.raises(SystemExit, match="problems"):
            run(decoded, *options)
    assert network.REASONS.read_text(encoding="utf-8") == written
    *_, draft = capsys.readouterr().out.partition("[[different]]")
    for missing in ("title", "why"):
        draft = draft.replace(f"{missing} = \n", f'{missing} = "test"\n')
    # In place of what is no longer so.
    assert prune(network.REASONS, [("Pure proxies", "Proxy.event.PureCreated")])
    with network.REASONS.open("a", encoding="utf-8") as file:
        file.write(f"\n[[different]]{draft}")
    run(decoded)


def test_program_should_refuse_a_reason_that_nothing_needs_and_then_remove_it(decoded, run):
    written = network.REASONS.read_text(encoding="utf-8")
    stale = '[[left_out]]\ntitle = "Test"\nwhy = "a test"\nitems = ["*.call.add_stake"]\n\n'
    network.REASONS.write_text(stale + written, encoding="utf-8")
    with pytest.raises(SystemExit, match="problems"):
        run(decoded, "--check")
    run(decoded)
    assert network.REASONS.read_text(encoding="utf-8") == written
    run(decoded, "--check")


def test_pruning_should_leave_the_rest_as_it_is(tmp_path):
    file = tmp_path / "reasons.toml"
    original = network.REASONS.read_text(encoding="utf-8")
    file.write_text(original, encoding="utf-8")
    assert not prune(file, [])
    assert file.read_text(encoding="utf-8") == original
    everything = [(one.title, item) for one in network.reasons() for item in one.items]
    one_reason = [pair for pair in everything if pair[0] == "Faucet"]
    assert prune(file, one_reason[:1])
    assert len(original) - len(file.read_text(encoding="utf-8")) < 2 * len(one_reason[0][1])
    assert prune(file, everything)
    left = file.read_text(encoding="utf-8")
    assert "title" not in left
    assert left.startswith(original.partition("[[")[0])


def test_unknown_should_be_compared_with_nothing():
    unknown = network.Name("P", "call", "c", "?", "?", "469", "")
    item = metadata.Item("P", "call", "c", 7, "a: u8", "Documented.")
    assert surface.compare({item.key: item}, [unknown], []).problems == []
    known = replace(unknown, signature="a: u16")
    assert len(surface.compare({item.key: item}, [known], []).problems) == 1
