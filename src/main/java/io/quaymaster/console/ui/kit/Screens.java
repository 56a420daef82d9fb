package io.quaymaster.console.ui.kit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where every screen is: the routes, and the permanent links to what they show. Links are relative
/// to the application's root, as Vaadin's router wants them.
public final class Screens {
  public static final String HOME = "";
  public static final String SIGN_IN = "sign-in";
  public static final String REGISTRIES = "registries";
  public static final String REGISTRY = "registries/:registry";
  public static final String REPOSITORY = "repositories/:repository";
  public static final String CHANGES = "changes";
  public static final String ASK = "ask";
  public static final String COMPARE = "compare";
  public static final String EXPECTATIONS = "expectations";
  public static final String GUARDRAILS = "guardrails";
  public static final String DRIFT = "drift";
  public static final String AUDIT = "audit";
  public static final String ADMIN = "admin";
  public static final String POLICY = "policies/:policy";
  public static final String POLICY_VERSION = "policies/:policy/versions/:version";
  public static final String POLICY_EDITOR = "policies/:policy/edit";

  private Screens() {}

  public static String registry(Object registry) {
    return "registries/" + encode(registry);
  }

  public static String repository(Object repository) {
    return "repositories/" + encode(repository);
  }

  public static String policy(Object policy) {
    return "policies/" + encode(policy);
  }

  public static String version(Object policy, Object version) {
    return policy(policy) + "/versions/" + encode(version);
  }

  public static String editor(Object policy) {
    return policy(policy) + "/edit";
  }

  private static String encode(Object part) {
    return URLEncoder.encode(part.toString(), StandardCharsets.UTF_8).replace("+", "%20");
  }
}
