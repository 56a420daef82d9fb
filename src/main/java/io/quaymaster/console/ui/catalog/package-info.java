/// The screens of what there is: the tree of accounts, registries and repositories, and a page for
/// each of them and for each principal.
///
/// Start reading in `RegistriesView`. The tree is loaded as far as it is looked at; search and
/// filters are in the address. Nothing here decides who has access: the pages ask.
@NullMarked
package io.quaymaster.console.ui.catalog;

import org.jspecify.annotations.NullMarked;
