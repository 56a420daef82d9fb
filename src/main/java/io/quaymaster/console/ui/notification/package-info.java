/// Mails and webhooks: how they are set up and how they went, for administrators; and for
/// everybody, which mails they want.
@NullMarked
package io.quaymaster.console.ui.notification;

import org.jspecify.annotations.NullMarked;
