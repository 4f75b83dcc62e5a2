// An OpenID provider on loopback, for the tests: node provider.mjs PORT CLIENT_ID CLIENT_SECRET REDIRECT_URI…
// Anybody may log in there by name, with any password; the claims of a name are made from it.
import Provider from 'oidc-provider';

const [port, clientId, clientSecret, ...redirectUris] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: redirectUris }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['preferred_username', 'role'] },
  // What a name claims shall be in the identity token, as most houses do it.
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
  findAccount: (_, name) => ({
    accountId: name,
    claims: () => ({
      sub: name,
      email: name,
      email_verified: !name.startsWith('ungeprüft'),
      preferred_username: name,
      role: 'admin',
    }),
  }),
});

provider.listen(Number(port), '127.0.0.1', () => process.stdout.write(`${issuer}\n`));
