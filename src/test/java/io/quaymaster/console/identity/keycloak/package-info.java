/// A real Keycloak for tests, with the realm that everybody tries the console with.
@NullMarked
package io.quaymaster.console.identity.keycloak;

import org.jspecify.annotations.NullMarked;
