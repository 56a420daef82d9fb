/// The application: what a team shares about its ECR policies, over web pages, REST and a command
/// line.
///
/// Each direct sub-package is a module with a promise of its own and a list of the modules it may
/// use; start reading in the `package-info` of the module you need. Policy semantics are not here:
/// they are in `io.quaymaster.iam`.
@NullMarked
package io.quaymaster.console;

import org.jspecify.annotations.NullMarked;
