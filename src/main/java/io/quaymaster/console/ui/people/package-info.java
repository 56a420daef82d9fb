/// The people who sign in here: who there is, what each may do, and letting them in or out.
///
/// Start reading in `PeopleView`. For administrators only; what they may not do either, such as
/// disabling themselves, `identity.UserAccounts` refuses, and the dialogs here repeat its words.
@NullMarked
package io.quaymaster.console.ui.people;

import org.jspecify.annotations.NullMarked;
