/**
 * Sign-in at any OpenID provider, found by its issuer.
 *
 * <pre>{@code
 * var provider = new OidcProvider(OidcSettings.from(Map.of(
 *         "chaland.oidc.issuer", "https://id.example.org",
 *         "chaland.oidc.client-id", "shop",
 *         "chaland.oidc.client-secret", secret)));
 * }</pre>
 *
 * <p>What to register at the provider is in the README of this module.
 */
@NullMarked
package org.chaland.oidc;

import org.jspecify.annotations.NullMarked;
