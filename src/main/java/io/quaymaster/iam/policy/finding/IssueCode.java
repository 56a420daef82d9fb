package io.quaymaster.iam.policy.finding;

import java.util.Arrays;
import java.util.Optional;

/// The stable names of all findings; never renamed once released.
public enum IssueCode {
  SYNTAX_JSON,
  SYNTAX_CHARS,
  DUP_KEY,
  ELEMENT_UNKNOWN,
  ELEMENT_TYPE,
  ELEMENT_EMPTY,
  STATEMENT_MISSING,
  EFFECT_MISSING,
  EFFECT_VALUE,
  ACTION_MISSING,
  ACTION_FORMAT,
  PRINCIPAL_FORMAT,
  RESOURCE_FORMAT,
  COND_FORMAT,
  PLACEHOLDER,
  VERSION_MISSING,
  VERSION_OLD,
  VERSION_UNKNOWN,
  VERSION_VARS,
  ID_IN_IDENTITY,
  SID_CHARS,
  SID_DUP,
  PRINCIPAL_IN_IDENTITY,
  PRINCIPAL_MISSING,
  PRINCIPAL_BARE,
  PRINCIPAL_WILDCARD_PART,
  PRINCIPAL_GROUP,
  PRINCIPAL_DELETED,
  PRINCIPAL_ACCOUNT_DIGITS,
  PRINCIPAL_NEVER_MATCHES,
  PRINCIPAL_STAR_ALLOW,
  NOTPRINCIPAL_ALLOW,
  NOTPRINCIPAL_CHAIN,
  NOTPRINCIPAL_BOUNDARY,
  ACTION_UNKNOWN,
  ACTION_WRONG_SERVICE,
  ACTION_TOKEN_WITH_ARN,
  ACTION_TOKEN_IN_REPO_POLICY,
  ACTION_PUBLIC_PULL_DENY,
  ACTION_NO_MATCH_PATTERN,
  NOTACTION_ALLOW,
  NOTACTION_UNSUPPORTED,
  RESOURCE_MISSING,
  RESOURCE_IN_REPO_POLICY,
  RESOURCE_SHORT_ARN,
  RESOURCE_COLONS,
  RESOURCE_REGION_IN_PUBLIC,
  RESOURCE_ONE_REGION,
  RESOURCE_WRONG_SERVICE,
  RESOURCE_UPPERCASE,
  RESOURCE_TYPE_WILDCARD,
  RESOURCE_ACTION_MISMATCH,
  RESOURCE_PREFIX_WIDE,
  COND_UNKNOWN_OP,
  COND_UNKNOWN_KEY,
  COND_KEY_NOT_FOR_ACTION,
  COND_TYPE,
  COND_SET_ON_SINGLE,
  COND_MULTI_WITHOUT_SET,
  COND_FORALL_ALLOW,
  COND_NEGATED_ALLOW,
  COND_BOOL_MFA_DENY,
  COND_STRINGEQUALS_WILDCARD,
  COND_DATE_YEAR,
  COND_IPV6_PREFIX,
  COND_ECR_TAG_IN_PUBLIC,
  COND_SOURCEIP_VPCE,
  VAR_UNKNOWN,
  VAR_BEFORE_FIFTH_COLON,
  VAR_MULTI,
  SIZE,
  SHADOWED_BY_DENY,
  REDUNDANT,
  SCP_PRINCIPAL,
  RCP_ALLOW,
  RCP_PRINCIPAL,
  RCP_VERSION,
  RCP_SERVICE_EXEMPTION,
  PUBLIC_LOGIN_INCOMPLETE,
  PUSH_INCOMPLETE,
  PULL_INCOMPLETE,
  PASSROLE_MISSING,
  LOCKOUT;

  /// The name in files and over HTTP: `ACTION-UNKNOWN`.
  public String id() {
    return name().replace('_', '-');
  }

  /// What is wrong, what AWS does, and what to do, in two to four sentences.
  public String explanation() {
    return Explanation.of(this).text();
  }

  /// How grave it is, unless a finding says otherwise.
  public FindingType defaultType() {
    return Explanation.of(this).type();
  }

  /// Where the console's own help explains it: `rules/ACTION-UNKNOWN`.
  public String learnMore() {
    return "rules/" + id();
  }

  public static Optional<IssueCode> ofId(String id) {
    return Arrays.stream(values()).filter(code -> code.id().equals(id)).findFirst();
  }
}
