"""What goes wrong."""


class DevnetError(Exception):
    """The chain cannot do what it was asked, or is not there.

    `code` is that of the JSON-RPC error if the node refused a request: -32020 for what cannot be
    done, -32602 for wrong parameters. None if there is no node, or it does not answer.
    """

    def __init__(self, message: str, code: int | None = None):
        super().__init__(message)
        self.code = code


class DevnetTimeout(DevnetError, TimeoutError):
    """The node did not answer, or did not start, in time."""
