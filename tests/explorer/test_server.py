"""The node's server of the page."""

import http.client
import time
from urllib.parse import urlsplit

import pytest


@pytest.fixture
def request_(explorer):
    def request(method, path, headers=()):
        connection = http.client.HTTPConnection(urlsplit(explorer).netloc, timeout=20)
        try:
            connection.request(method, path, headers=dict(headers))
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()

    return request


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/main.js", "text/javascript; charset=utf-8"),
        ("/style/layout.css", "text/css; charset=utf-8"),
        ("/icon.svg", "image/svg+xml"),
        ("/config.json", "application/json"),
    ],
)
def test_files_should_be_served_with_policy_and_type(request_, endpoint, path, kind):
    response, body = request_("GET", path)
    assert response.status == 200
    assert response.headers["Content-Type"] == kind
    assert int(response.headers["Content-Length"]) == len(body) > 0
    policy = response.headers["Content-Security-Policy"]
    port = urlsplit(endpoint).port
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert f"connect-src 'self' ws://127.0.0.1:{port};" in policy
    assert "unsafe" not in policy
    head, nothing = request_("HEAD", path)
    assert (head.status, nothing) == (200, b"")


@pytest.mark.parametrize("path", ["/secret", "/../Cargo.toml", "/parts/", "//main.js"])
def test_other_paths_should_not_be_found(request_, path):
    assert request_("GET", path)[0].status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_other_methods_should_be_refused(request_, method):
    response, _ = request_(method, "/")
    assert response.status == 405
    assert response.headers["Allow"] == "GET, HEAD"


def test_a_host_should_not_get_into_the_policy_by_itself(request_):
    response, _ = request_("GET", "/", {"Host": "x; script-src *"})
    assert response.status in (200, 400)
    assert "*" not in response.headers.get("Content-Security-Policy", "")


def test_many_connections_should_not_stop_the_server(request_, explorer):
    place = urlsplit(explorer)
    held = []
    try:
        for _ in range(200):
            connection = http.client.HTTPConnection(place.netloc, timeout=5)
            connection.connect()
            held.append(connection)
        time.sleep(0.5)
    finally:
        for connection in held:
            connection.close()
    # The server notices each closed connection by itself.
    for _ in range(50):
        try:
            assert request_("GET", "/")[0].status == 200
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server does not answer any more")
