package io.quaymaster.iam.service;

/// Which requests carry a condition key. What each means in a sentence is part of the data:
/// [ServiceReference#presenceText].
public enum Presence {
  ALWAYS("always"),
  SIGNED("signed"),
  MOSTLY("mostly"),
  IF_ORG("if-org"),
  IF_RESOURCE_ORG("if-resource-org"),
  IF_TAG("if-tag"),
  IF_TAGS("if-tags"),
  SERVICE("service"),
  SERVICE_TO_SERVICE("service-to-service"),
  FAS("fas"),
  IAM_USER("iam-user"),
  TEMPORARY("temporary"),
  MFA("mfa"),
  FEDERATED_ROLE("federated-role"),
  ASSUME_ROOT("assume-root"),
  SOURCE_IDENTITY("source-identity"),
  EC2_ROLE("ec2-role"),
  GLUE_ROLE("glue-role"),
  LAMBDA_ROLE("lambda-role"),
  SSM_ROLE("ssm-role"),
  IDENTITY_CENTER("identity-center"),
  CHAT("chat"),
  VPCE("vpce"),
  VPCE_SUPPORTED("vpce-supported"),
  NO_VPCE("no-vpce"),
  MCP("mcp"),
  BROWSER("browser"),
  /// A service's own key: the data says for which actions, not for which requests.
  BY_ACTION("by-action");

  private final String id;

  Presence(String id) {
    this.id = id;
  }

  /// The name in the reference data.
  public String id() {
    return id;
  }
}
