package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Deed;

/// Something other than a policy's versions changed: an account, a registry, a principal, an
/// attachment.
public record CatalogChanged(Account account) implements Deed {}
