/// Keycloak as the place where people come from: sign-in of browsers, tokens for `/api`, and what
/// it says about people, kept on their accounts.
///
/// Start with `KeycloakProvider`. Only `KeycloakClaims` knows what stands in a token. The console
/// starts, and heals, whether Keycloak answers or not, so nothing here asks it for its endpoints.
/// Active with `quaymaster.identity=keycloak` alone.
@NullMarked
package io.quaymaster.console.identity.keycloak;

import org.jspecify.annotations.NullMarked;
