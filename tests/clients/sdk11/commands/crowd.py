"""Crowdloans."""

from books import cold
from walk import command


@command("crowd list")
def listing(cli):
    loan = cli.world.loan
    found = {row["id"]: row for row in cli.run("crowd list")}
    assert found[loan.number]["creator"] == cold(loan.creator)
    return "creator and sum of each"


@command("crowd info")
def info(cli):
    loan = cli.world.loan
    assert cli.run(f"crowd info {loan.number}")["end"] == loan.end
    return "its terms"


@command("crowd contributors")
def contributors(cli):
    loan = cli.world.loan
    found = {row["contributor"] for row in cli.run(f"crowd contributors {loan.number}")}
    assert found == {cold(loan.creator), cold(loan.giver)}
    return "the creator and who gave"
