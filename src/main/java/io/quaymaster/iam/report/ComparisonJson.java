package io.quaymaster.iam.report;

import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.ConditionText;
import io.quaymaster.iam.analysis.Described;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Witness;
import io.quaymaster.iam.evaluation.cases.CasePolicies;
import io.quaymaster.iam.evaluation.cases.CasePolicies.NamedLevel;
import io.quaymaster.iam.evaluation.cases.CasePolicies.NamedPolicy;
import io.quaymaster.iam.evaluation.cases.DecisionCase;
import io.quaymaster.iam.evaluation.cases.DecisionCases;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.StatementRef;
import io.quaymaster.iam.policy.text.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/// A comparison as JSON: the verdict, and every class of gained and lost access with its witness.
public final class ComparisonJson {
  /// The name of the open place in a witness.
  private static final String COMPARED = "compared";

  private final PolicyType type;
  private final JsonWriter json;

  private ComparisonJson(PolicyType type, JsonWriter json) {
    this.type = type;
    this.json = json;
  }

  /// The members `verdict`, `gained` and `lost`; `id` names the witnesses.
  public static void classes(String id, PolicyType type, Comparison comparison, JsonWriter json) {
    json.member("verdict", comparison.verdict().name());
    ComparisonJson writer = new ComparisonJson(type, json);
    writer.classes(id, "gained", comparison.gained());
    writer.classes(id, "lost", comparison.lost());
  }

  /// The members that tell how far the answer goes. `solver` is there only where a general solver
  /// decided what the engine left open. `futureActions` says which side's wildcards also cover
  /// actions that AWS may add: `SAME`, `GAINED`, `LOST`, `BOTH` or `UNKNOWN`.
  public static void reach(Comparison comparison, JsonWriter json) {
    json.member("undecided", comparison.undecided().orElse(null));
    json.member("complete", comparison.complete());
    if (comparison.solver().isPresent()) {
      json.member("solver", comparison.solver().get());
    }
    json.member("futureActions", comparison.future().name());
  }

  private void classes(String id, String name, List<AccessClass> classes) {
    json.name(name).array();
    for (int i = 0; i < classes.size(); i++) {
      write((id.isEmpty() ? "" : id + "/") + name + "/" + i, classes.get(i));
    }
    json.endArray();
  }

  private void write(String id, AccessClass changed) {
    json.object();
    json.member("actions", changed.actions());
    json.member("unknownActions", changed.unknownActions());
    json.member("tasks", changed.tasks());
    described("principals", changed.principals());
    described("resources", changed.resources());
    json.name("conditions").array();
    for (ConditionText condition : changed.conditions()) {
      json.object().member("key", condition.key()).member("text", condition.text()).endObject();
    }
    json.endArray();
    json.member("needsCallerPolicy", changed.needsCallerPolicy());
    json.member("flags", changed.flags().stream().map(Flag::name).toList());
    json.name("because").object();
    statements("before", changed.because().before());
    statements("after", changed.because().after());
    json.endObject();
    json.name("witness");
    DecisionCases.write(witness(id, type, changed.witness()), json);
    json.endObject();
  }

  private void described(String name, Described set) {
    json.name(name).object();
    json.member("text", set.text())
        .member("include", set.include())
        .member("exclude", set.exclude());
    json.endObject();
  }

  private void statements(String name, List<StatementRef> statements) {
    json.name(name).array();
    for (StatementRef statement : statements) {
      json.object()
          .member("statement", statement.index())
          .member("sid", statement.sid())
          .endObject();
    }
    json.endArray();
  }

  /// The witness as a case, with an open place for the compared policy of `type`.
  public static DecisionCase witness(String id, PolicyType type, Witness witness) {
    CasePolicies around = CasePolicies.of(witness.around());
    String title =
        "before: "
            + witness.before().decision().word()
            + ", after: "
            + witness.after().decision().word();
    return DecisionCase.of(id, title, witness.request(), open(type, around));
  }

  private static CasePolicies open(PolicyType type, CasePolicies around) {
    List<NamedPolicy> place = List.of(new NamedPolicy(COMPARED, null));
    List<NamedPolicy> identity = new ArrayList<>(around.identityPolicies());
    List<NamedLevel> scps = new ArrayList<>(around.scps());
    List<NamedLevel> rcps = new ArrayList<>(around.rcps());
    switch (type) {
      case IDENTITY_POLICY -> identity.addAll(place);
      case SCP -> scps.add(new NamedLevel("account", place));
      case RCP -> rcps.add(new NamedLevel("account", place));
      case REPOSITORY_POLICY, REGISTRY_POLICY, PERMISSIONS_BOUNDARY, SESSION_POLICY -> {}
    }
    return new CasePolicies(
        identity,
        around.resourcePolicy(),
        around.registryPolicy(),
        around.permissionsBoundary(),
        around.sessionPolicy(),
        scps,
        rcps,
        around.principalIsManagementAccount(),
        around.resourceIsManagementAccount());
  }
}
