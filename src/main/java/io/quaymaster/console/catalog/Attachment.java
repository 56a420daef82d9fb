package io.quaymaster.console.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A policy on a target, in a stretch of time; `title` names the target for people: an ARN, a unit
/// or an account.
public record Attachment(
    PolicyId policy,
    String policyName,
    AttachmentTarget target,
    String title,
    Instant from,
    @Nullable Instant to) {}
