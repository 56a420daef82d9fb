package io.quaymaster.console.review;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.identity.Person;
import io.quaymaster.iam.analysis.Verdict;
import java.time.Instant;

/// How what somebody says is live relates to the version that was activated.
///
/// @param live the hash of the live text
/// @param verdict the live text against the version: more permissive if it allows more
public record Verification(
    PolicyId policy, ContentHash live, Verdict verdict, Person by, Instant at) {}
