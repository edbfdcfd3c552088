"""A trust's OpenID Connect provider on this machine: Authlib's own server part, with PKCE, over loopback.

It keeps every rule by itself. `spoil_claims`, `spoil_header` and `spoil_token` let a test break exactly one of them,
with everything else, the signature included, as it should be.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import requests
from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2 import rfc6749
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc import core
from flask import Flask, jsonify, request
from joserfc.jwk import KeySet, RSAKey
from werkzeug.serving import make_server

CLIENT_ID, CLIENT_SECRET = "groundswell-client", "a-secret-kept-by-both"
Claims = dict[str, Any]


@dataclass
class Somebody:
    """One account at the provider. `subject` is its lasting name; the address may move to another account."""

    subject: str
    email: str = ""

    def get_user_id(self) -> str:
        return self.subject


@dataclass
class Code(core.AuthorizationCodeMixin):
    """A code that was handed out and not used yet."""

    code: str
    client_id: str
    redirect_uri: str
    scope: str
    user: Somebody
    nonce: str | None
    code_challenge: str | None
    code_challenge_method: str | None
    proved_at: int

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str | None:
        return self.nonce

    def get_auth_time(self) -> int:
        return self.proved_at


class Client(rfc6749.ClientMixin):
    """Groundswell, as the people of the trust registered it."""

    redirect_uris: list[str]

    def __init__(self) -> None:
        self.redirect_uris = []

    def get_client_id(self) -> str:
        return CLIENT_ID

    def get_default_redirect_uri(self) -> str:
        return self.redirect_uris[0]

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri in self.redirect_uris

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == CLIENT_SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method in {"client_secret_post", "client_secret_basic"}

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class OpenIdProvider:
    """The running provider: who may sign in there, what it was asked, and what it shall get wrong."""

    issuer: str = ""
    people: dict[str, Somebody] = field(default_factory=dict)
    client: Client = field(default_factory=Client)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "first", "use": "sig"}))
    codes: dict[str, Code] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    proved_at: Callable[[], int] = lambda: int(time.time())
    description: Claims = field(default_factory=dict)
    spoil_claims: Callable[[Claims], None] = lambda _claims: None
    spoil_token: Callable[[str], str] = lambda token: token

    def add(self, subject: str, email: str = "") -> None:
        """Give somebody an account here."""
        self.people[subject] = Somebody(subject, email)

    def come_through(self, address: str, subject: str) -> str:
        """Sign somebody in at an address as their browser would; return where they are sent back to."""
        answer = requests.post(address, data={"subject": subject}, allow_redirects=False, timeout=5)
        assert answer.status_code == 302, answer.text
        back = urlsplit(answer.headers["Location"])
        return f"{back.path}?{back.query}"


class SignedToken(core.OpenIDCode):
    """The identity token, spoilt where a test says so and signed afterwards."""

    def __init__(self, provider: OpenIdProvider) -> None:
        super().__init__(require_nonce=True)
        self.provider = provider

    def exists_nonce(self, nonce: str, request: Any) -> bool:
        return any(one.nonce == nonce for one in self.provider.codes.values())

    def resolve_client_private_key(self, client: Client) -> RSAKey:
        return self.provider.key

    def get_client_algorithm(self, client: Client) -> str:
        return "RS256"

    def get_encode_header(self, client: Client) -> dict[str, str]:
        return {"alg": "RS256", "kid": "first"}

    def get_client_claims(self, client: Client) -> Claims:
        return {"iss": self.provider.issuer, "aud": [CLIENT_ID]}

    def generate_user_info(self, user: Somebody, scope: str) -> Claims:
        return {"sub": user.subject, "email": user.email, "email_verified": True}

    def get_authorization_code_claims(self, authorization_code: Code) -> Claims:
        return super().get_authorization_code_claims(authorization_code)

    def encode_id_token(self, token: dict[str, Any], request: Any) -> str:
        return self.provider.spoil_token(super().encode_id_token(token, request))


def grant_for(provider: OpenIdProvider) -> type[rfc6749.AuthorizationCodeGrant]:
    """Return the grant that keeps its codes with the provider."""

    class Grant(rfc6749.AuthorizationCodeGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_post", "client_secret_basic"]

        def save_authorization_code(self, code: str, request: Any) -> None:
            sent = request.payload.data
            provider.codes[code] = Code(
                code,
                CLIENT_ID,
                sent["redirect_uri"],
                sent["scope"],
                request.user,
                sent.get("nonce"),
                sent.get("code_challenge"),
                sent.get("code_challenge_method"),
                provider.proved_at(),
            )

        def query_authorization_code(self, code: str, client: Client) -> Code | None:
            return provider.codes.get(code)

        def delete_authorization_code(self, authorization_code: Code) -> None:
            del provider.codes[authorization_code.code]

        def authenticate_user(self, authorization_code: Code) -> Somebody:
            return authorization_code.user

    return Grant


def application(provider: OpenIdProvider) -> Flask:
    """Return the provider's web application."""
    app = Flask("openid_provider")
    server = AuthorizationServer(app, query_client=lambda _: provider.client, save_token=lambda _token, _request: None)

    class Token(SignedToken):
        def generate_user_info(self, user: Somebody, scope: str) -> Claims:
            # The last part to be laid over the claims, so a test may spoil any of them here.
            claims = super().generate_user_info(user, scope)
            provider.spoil_claims(claims)
            return claims

    server.register_grant(grant_for(provider), [Token(provider), CodeChallenge(required=True)])

    @app.get("/.well-known/openid-configuration")
    def described() -> Any:
        return jsonify(
            {
                "issuer": provider.issuer,
                "authorization_endpoint": f"{provider.issuer}/authorize",
                "token_endpoint": f"{provider.issuer}/token",
                "jwks_uri": f"{provider.issuer}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
                "id_token_signing_alg_values_supported": ["RS256"],
                **provider.description,
            }
        )

    @app.get("/keys")
    def keys() -> Any:
        return jsonify(KeySet([provider.key]).as_dict(private=False))

    @app.get("/authorize")
    def sign_in_page() -> str:
        buttons = "".join(f'<button name="subject" value="{one}">{one}</button>' for one in provider.people)
        return (
            f'<!DOCTYPE html><title>Sign in at work</title><h1>Sign in at work</h1><form method="post">{buttons}</form>'
        )

    @app.post("/authorize")
    def authorise() -> Any:
        provider.asked.append(request.args.to_dict())
        oauth = server.create_oauth2_request(request)
        return server.create_authorization_response(
            oauth, grant_user=provider.people[request.form["subject"]], grant=server.get_authorization_grant(oauth)
        )

    @app.post("/token")
    def token() -> Any:
        return server.create_token_response()

    return app


@contextmanager
def running_provider() -> Iterator[OpenIdProvider]:
    """Serve a provider on a free loopback port while the body runs."""
    provider = OpenIdProvider()
    http = make_server("127.0.0.1", 0, application(provider), threaded=True)
    provider.issuer = f"http://127.0.0.1:{http.server_port}"
    before = os.environ.get("AUTHLIB_INSECURE_TRANSPORT")
    # Authlib's server part refuses to answer over http; this is loopback, and only here.
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        http.shutdown()
        http.server_close()
        thread.join(timeout=5)
        if before is None:
            del os.environ["AUTHLIB_INSECURE_TRANSPORT"]
        else:
            os.environ["AUTHLIB_INSECURE_TRANSPORT"] = before
