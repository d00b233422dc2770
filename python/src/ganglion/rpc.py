"""Requests to the node: JSON-RPC by HTTP."""

import json
from http.client import HTTPConnection, HTTPException
from typing import Any

from .errors import DevnetError, DevnetTimeout


def request(port: int, method: str, params: tuple, timeout: float) -> Any:
    """Returns the result of a method.

    Each request has a connection of its own, so that threads need not wait for each other, and
    none is asked of a proxy. `OSError` and `HTTPException` say that the node is not there.
    """
    connection = HTTPConnection("127.0.0.1", port, timeout=timeout)
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
    try:
        connection.request("POST", "/", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        answer = response.read()
    except TimeoutError as error:
        raise DevnetTimeout(f"{method}: no answer within {timeout:g} s") from error
    finally:
        connection.close()
    if response.status != 200:
        raise DevnetError(f"{method}: HTTP {response.status}: {answer[:200].decode()}")
    return result(method, json.loads(answer))


def result(method: str, answer: dict) -> Any:
    """Returns what a method returned, or raises what the node says."""
    if (error := answer.get("error")) is None:
        return answer.get("result")
    detail = error.get("data")
    message = f"{method}: {error['message']}" + (f": {detail}" if detail else "")
    raise DevnetError(message, error["code"])


# What a request raises when the node is not there.
GONE = (OSError, HTTPException)
