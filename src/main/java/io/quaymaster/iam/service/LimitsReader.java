package io.quaymaster.iam.service;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.Limits.Attachments;
import io.quaymaster.iam.service.Limits.InlineTotals;
import io.quaymaster.iam.service.Limits.RepositoryNames;
import io.quaymaster.iam.service.Limits.SizeLimit;
import io.quaymaster.iam.service.Limits.Tags;
import java.util.EnumMap;
import java.util.Map;

/// Reads the part `limits` of the reference data.
final class LimitsReader {
  private LimitsReader() {}

  static Limits read(Field limits) {
    return new Limits(
        sizes(limits),
        new InlineTotals(
            size(limits, "inlineUserPoliciesTotalChars"),
            size(limits, "inlineGroupPoliciesTotalChars"),
            size(limits, "inlineRolePoliciesTotalChars")),
        size(limits, "roleTrustPolicyChars"),
        attachments(limits),
        repositoryNames(limits.get("repositoryNameChars")),
        new Tags(
            value(limits, "tagsPerRepository"),
            value(limits, "tagKeyChars"),
            value(limits, "tagValueChars")));
  }

  private static Map<PolicyType, SizeLimit> sizes(Field limits) {
    Map<PolicyType, SizeLimit> sizes = new EnumMap<>(PolicyType.class);
    sizes.put(PolicyType.REPOSITORY_POLICY, size(limits, "repositoryPolicyChars"));
    sizes.put(PolicyType.REGISTRY_POLICY, size(limits, "registryPolicyChars"));
    sizes.put(PolicyType.IDENTITY_POLICY, size(limits, "customerManagedPolicyChars"));
    sizes.put(PolicyType.PERMISSIONS_BOUNDARY, size(limits, "customerManagedPolicyChars"));
    sizes.put(PolicyType.SESSION_POLICY, size(limits, "sessionPolicyPlaintextChars"));
    sizes.put(PolicyType.SCP, size(limits, "scpChars"));
    sizes.put(PolicyType.RCP, size(limits, "rcpChars"));
    return sizes;
  }

  private static Attachments attachments(Field limits) {
    return new Attachments(
        value(limits, "managedPoliciesPerRoleOrUser"),
        limits.get("managedPoliciesPerRoleOrUser").number("max"),
        value(limits, "managedPoliciesPerGroup"),
        value(limits, "managedPolicyVersions"),
        value(limits, "sessionPolicyArns"),
        limits.get("scpChars").number("perTarget"),
        limits.get("rcpChars").number("perTarget"));
  }

  private static RepositoryNames repositoryNames(Field names) {
    return new RepositoryNames(
        names.number("min"),
        names.number("max"),
        names.number("ecrPublicMax"),
        names.text("pattern"));
  }

  /// A limit that says nothing of white space is that of a text as it is sent.
  private static SizeLimit size(Field limits, String name) {
    Field limit = limits.get(name);
    int value = limit.number("value");
    return new SizeLimit(value, limit.number("max", value), limit.flag("whitespaceCounted", true));
  }

  private static int value(Field limits, String name) {
    return limits.get(name).number("value");
  }
}
