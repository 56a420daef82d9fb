package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;

/// A policy where it is attached; `name` tells it from others in an explanation.
public record AttachedPolicy(PolicyType type, String name, Policy policy) {}
