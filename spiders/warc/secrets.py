"""What never reaches a file: credentials in headers and addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# What a request says is kept by name, for whatever else it carries may be a key that a site gave to one person.
_KEPT_OF_REQUESTS = frozenset(
    {
        "accept",
        "accept-encoding",
        "accept-language",
        "cache-control",
        "content-type",
        "host",
        "if-modified-since",
        "if-none-match",
        "user-agent",
    }
)
# An answer's cookies are a session's key; a proxy's demand for one says who was asked.
_DROPPED_OF_RESPONSES = frozenset({"set-cookie", "set-cookie2", "authentication-info", "proxy-authenticate", "proxy-authentication-info"})
# Names of query parameters whose values are credentials (OAuth 2.0, RFC 6749 and 6750, signed addresses, usual names of API keys).
_SECRET_PARAMETERS = frozenset(
    {"access_token", "api_key", "apikey", "auth", "auth_token", "client_secret", "code_verifier", "id_token", "jwt", "passwd", "password"}
    | {"private_key", "pwd", "refresh_token", "secret", "session", "sessionid", "sid", "sig", "signature", "token", "x-amz-signature"}
    | {"x-amz-credential", "x-amz-security-token"}
)
_HIDDEN = "hidden"
Headers = Iterable[tuple[str, str]]


def public_url(url: str) -> str:
    """Give an address without user, password and fragment, and with ``hidden`` for the values of parameters that are credentials."""
    parts = urlsplit(url)
    query = parts.query
    pairs = parse_qsl(query, keep_blank_values=True)
    if any(name.lower() in _SECRET_PARAMETERS for name, _ in pairs):
        query = urlencode([(name, _HIDDEN if name.lower() in _SECRET_PARAMETERS else value) for name, value in pairs])
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, query, ""))


def public_request_headers(headers: Headers) -> list[tuple[str, str]]:
    """Give those of a request's headers that are known to hold nothing secret."""
    return [(name, value) for name, value in headers if name.lower() in _KEPT_OF_REQUESTS]


def public_response_headers(headers: Headers) -> list[tuple[str, str]]:
    """Give an answer's headers without cookies, and with addresses that may be shown."""
    changed: Mapping[str, object] = {"location": public_url}
    return [
        (name, public_url(value) if name.lower() in changed else value)
        for name, value in headers
        if name.lower() not in _DROPPED_OF_RESPONSES
    ]
