/// What ECR knows: services, actions, resource types, condition keys, tasks and limits, read once
/// from the checked-in file `ecr-authorization-reference.json`, which names its sources and its
/// date.
///
/// Start with `ServiceReference`. Nothing here decides anything, and nothing asks the network: what
/// the file does not hold is unknown, and is said to be unknown.
@NullMarked
package io.quaymaster.iam.service;

import org.jspecify.annotations.NullMarked;
