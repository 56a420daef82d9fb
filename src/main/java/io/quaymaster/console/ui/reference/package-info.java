/// The facts about ECR, ECR Public and STS that every answer, finding and comparison rests on:
/// actions, condition keys, tasks, and where they come from.
///
/// Start reading in `ReferenceView`. Each list and each action has an address of its own. It shows
/// what `iam.service` knows, and knows nothing itself.
@NullMarked
package io.quaymaster.console.ui.reference;

import org.jspecify.annotations.NullMarked;
