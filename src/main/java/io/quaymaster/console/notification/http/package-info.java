/// Posts to addresses that people typed in, and to nothing else that they might reach.
///
/// Start with `Outbound`. A name is resolved once, what it resolves to is held against
/// `AllowedNetworks`, and exactly that is connected to. No redirect is followed, nothing is
/// decoded, no more of an answer is read than is kept, and everything ends in time.
@NullMarked
package io.quaymaster.console.notification.http;

import org.jspecify.annotations.NullMarked;
