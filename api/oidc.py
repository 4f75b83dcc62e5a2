"""Another house that people log in at (OpenID Connect, code flow with PKCE); Authlib does the talking."""

import logging
import time
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry
from requests import RequestException

from api.settings import OpenId
from atlas.accounts.elsewhere import Begun, Flow, Identity
from atlas.errors import LoginFailed, LoginUnavailable

_TIMEOUT_S = 5.0
# What a house says about itself and its keys is believed so long before it is asked again.
_FRESH_S = 600.0
_SCOPE = "openid profile email"
# Only signatures of which the other house alone has the key: never "none", never our shared secret.
_SIGNED_WITH = ("RS256", "PS256", "ES256", "ES384", "RS512", "EdDSA", "Ed25519")
_log = logging.getLogger("atlas.api")


@dataclass
class Provider:
    """The other house; what it says about itself is kept for some minutes."""

    settings: OpenId
    _said: dict[str, tuple[float, Any]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def door(self, redirect_uri: str, begun: Begun) -> str:
        """Return the address over there where a browser logs in; raises LoginUnavailable."""
        try:
            with self._client(redirect_uri) as client:
                place = self._metadata(client)["authorization_endpoint"]
                named = {"nonce": begun.flow.nonce, "code_verifier": begun.flow.verifier}
                address, _ = client.create_authorization_url(place, state=begun.state, **named)
                return str(address)
        except (RequestException, KeyError, ValueError) as error:
            raise self._unavailable(error) from error

    def identity(self, redirect_uri: str, code: str, flow: Flow) -> Identity:
        """Return who came back with a code; raises LoginFailed where anything does not fit, and LoginUnavailable."""
        try:
            with self._client(redirect_uri) as client:
                place = self._metadata(client)["token_endpoint"]
                token = client.fetch_token(place, code=code, code_verifier=flow.verifier, allow_redirects=False)
                claims = self._claims(client, token, flow)
        except (AuthlibBaseError, JoseError) as error:
            _log.warning("A login by %s was refused: %s", self.settings.issuer, type(error).__name__)
            raise LoginFailed(
                f"„{self.settings.name}“ hat diese Anmeldung nicht bestätigt. Bitte beginnen Sie noch einmal.",
                f"'{self.settings.name}' did not confirm this login. Please begin again.",
            ) from None
        except (RequestException, KeyError, ValueError) as error:
            raise self._unavailable(error) from error
        return Identity(self.settings.issuer, str(claims["sub"]), self._claimed(claims))

    def _client(self, redirect_uri: str) -> OAuth2Session:
        return OAuth2Session(
            self.settings.client_id,
            self.settings.client_secret.get_secret_value(),
            redirect_uri=redirect_uri,
            scope=_SCOPE,
            code_challenge_method="S256",
            default_timeout=_TIMEOUT_S,
        )

    def _claims(self, client: OAuth2Session, token: dict[str, Any], flow: Flow) -> CodeIDToken:
        """Return what the identity token says, once its signature, issuer, audience, time and nonce are proved."""
        signed = self._verified(client, token["id_token"])
        wanted = {
            "iss": {"essential": True, "value": self._metadata(client)["issuer"]},
            "aud": {"essential": True, "value": self.settings.client_id},
            "nonce": {"essential": True, "value": flow.nonce},
        }
        known = {"nonce": flow.nonce, "client_id": self.settings.client_id, "access_token": token["access_token"]}
        claims = CodeIDToken(signed.claims, signed.header, wanted, known)
        claims.validate(leeway=60)
        return claims

    def _verified(self, client: OAuth2Session, signed: str) -> jwt.Token:
        """Return a token whose signature is the other house's; new keys are asked for once."""
        rules = JWSRegistry(algorithms=list(_SIGNED_WITH))
        address = self._metadata(client)["jwks_uri"]
        try:
            return jwt.decode(signed, KeySet.import_key_set(self._asked(client, address)), registry=rules)
        except InvalidKeyIdError:
            self._said.pop(address, None)
            return jwt.decode(signed, KeySet.import_key_set(self._asked(client, address)), registry=rules)

    def _claimed(self, claims: CodeIDToken) -> str | None:
        """Return the account that the claim names which we are configured to believe."""
        claim = self.settings.account_claim
        believed = claim and (claim != "email" or claims.get("email_verified") is True)
        value = claims.get(claim) if believed else None
        return value if isinstance(value, str) else None

    def _metadata(self, client: OAuth2Session) -> Any:
        said = self._asked(client, f"{self.settings.issuer}/.well-known/openid-configuration")
        if str(said["issuer"]).rstrip("/") != self.settings.issuer:
            raise ValueError("the issuer says that it is another one")
        return said

    def _asked(self, client: OAuth2Session, address: str) -> Any:
        """Return the JSON at an address of the other house, as it was some minutes ago at most."""
        with self._lock:
            since, value = self._said.get(address, (0.0, None))
            if value is None or time.monotonic() - since > _FRESH_S:
                response = client.get(address, withhold_token=True)
                response.raise_for_status()
                value = response.json()
                self._said[address] = time.monotonic(), value
            return value

    def _unavailable(self, error: Exception) -> LoginUnavailable:
        _log.error("The login of %s cannot be used: %s", self.settings.issuer, type(error).__name__)
        return LoginUnavailable(
            f"„{self.settings.name}“ ist gerade nicht zu erreichen. Bitte versuchen Sie es später noch einmal.",
            f"'{self.settings.name}' cannot be reached at present. Please try again later.",
        )
