/// Which policies are attached to whom, wherever a screen shows it: on the page of a policy, of a
/// principal, of a unit, of an account. And how a policy begins that is attached.
///
/// Start reading in `AttachmentTools`. The parts show what is attached now before what was; what
/// may be changed, and whether it fits, the service decides.
@NullMarked
package io.quaymaster.console.ui.attachment;

import org.jspecify.annotations.NullMarked;
