package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.access.RepositoryAccess.KnownAccess;
import io.quaymaster.console.access.ReverseQuestions.WhoCanAnswer;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.ui.kit.AccessSentence;
import io.quaymaster.console.ui.kit.AccessState;
import io.quaymaster.console.ui.kit.AccountNames;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.ExtentTable;
import io.quaymaster.console.ui.kit.FlagChip;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.PrincipalName;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.analysis.Grant;
import io.quaymaster.iam.evaluation.DecidingStatement;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.StatementRef;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.List;
import java.util.stream.Collectors;

/// Everybody whom the policies at a repository let do something, and whom of those on file.
final class WhoCanPage extends Div {
  private final Asked asked;
  private final RepositoryId repository;
  private final WhoCanAnswer answer;

  WhoCanPage(
      AnsweredAt answered,
      Asked asked,
      RepositoryId repository,
      String title,
      WhoCanAnswer answer) {
    this.asked = asked;
    this.repository = repository;
    this.answer = answer;
    addClassName("qm-stack");
    add(answered);
    if (!answer.repositoryOnFile()) {
      add(
          new Note(
                  "This repository is not on file, and neither is its policy: the answer is that of a repository"
                      + " without one.")
              .caution());
    }
    if (!answer.repositoryPolicyOnFile()) {
      add(
          new Note(
                  "No version of the repository policy was on file then: the answer is that of a repository without"
                      + " one.")
              .caution());
    }
    if (repository.registry().kind() == RegistryKind.PUBLIC) {
      add(
          new Note(
              "Pull: everyone, always, without signing in. No policy of a public repository can deny it."));
    }
    answer
        .classes()
        .undecided()
        .ifPresent(why ->
            add(
                new Note(PlainProse.of("There may be more than is told here: " + why + "."))
                    .caution()));
    add(classes(title, answer.classes().all()));
    if (!answer.classes().some().isEmpty()) {
      add(inPart(answer.classes().some()));
    }
    add(onFile(title), versions());
  }

  private Component versions() {
    Div line = new Div();
    line.addClassNames("qm-row", "qm-muted", "qm-small");
    line.add(new Span("Versions used for everybody: "));
    if (answer.versions().isEmpty()) {
      line.add("none on file");
    }
    answer
        .versions()
        .forEach(version ->
            line.add(
                new Link(
                    Screens.version(version.version().policy(), version.version().number()),
                    version.name())));
    if (answer.accountsLeftOut() > 0) {
      line.add(
          new Span(
              "; the service control policies of "
                  + Plural.of(answer.accountsLeftOut(), "account", "accounts")
                  + " more on file were left aside"));
    }
    return line;
  }

  private Component classes(String title, List<Grant> grants) {
    if (grants.isEmpty()) {
      return new Panel(
          "Everybody who can",
          answer.classes().complete()
              ? new EmptyState(
                  "Nobody", "No principal at all can do " + title + ", on file or not.")
              : new EmptyState(
                  "Not known", "The policies here are too many or too long to follow."));
    }
    Div list = new Div();
    list.addClassNames("qm-stack", "qm-grants");
    grants.forEach(grant -> list.add(card(grant, false)));
    return new Panel("Everybody who can", list);
  }

  private Component inPart(List<Grant> grants) {
    Div list = new Div();
    list.addClassNames("qm-stack", "qm-grants");
    list.add(
        new Paragraph(
            "Granted some of its "
                + Plural.of(answer.actions().size(), "action", "actions")
                + ", which is not enough."));
    grants.forEach(grant -> list.add(card(grant, true)));
    return new Panel("In part", list);
  }

  private Component card(Grant grant, boolean part) {
    Article card = new Article();
    card.addClassName("qm-class");
    Div signs = new Div();
    signs.addClassName("qm-class-signs");
    if (!grant.conditions().isEmpty()) {
      signs.add(AccessState.allowed().conditional());
    }
    grant.flags().forEach(flag -> signs.add(FlagChip.of(flag.name())));
    signs.add(
        grant.needsCallerPolicy()
            ? new Chip("with their own policy")
                .explained("Only if the caller's own policies allow it too.")
            : new Chip("by this alone")
                .explained("The policies here suffice; the caller needs none of its own."));
    AccountNames names = new AccountNames(answer.accountNames());
    H3 who = new H3(new Prose(upper(names.in(grant.principals().text()))));
    who.addClassName("qm-class-title");
    card.add(who, signs);
    if (!grant.conditions().isEmpty()) {
      card.add(new Prose("if " + AccessSentence.allOf(grant.conditions())));
    }
    if (part) {
      card.add(
          new Prose(grant.actions().stream().collect(Collectors.joining("`, `", "only `", "`"))));
    }
    card.add(proof(grant));
    return card;
  }

  private static Component proof(Grant grant) {
    Div line =
        new Div(
            new Span("For example "),
            PrincipalName.example(grant.example().request().principal(), grant.principals().text()),
            new Prose(" with `" + grant.example().request().action() + "`" + because(grant) + "."));
    line.addClassNames("qm-class-proof", "qm-muted", "qm-small");
    return line;
  }

  /// The statements at the repository that the example rests on.
  private static String because(Grant grant) {
    List<String> names =
        grant.example().result().statements().stream()
            .filter(statement -> statement.layer().policyType().isResourceBased())
            .map(WhoCanPage::name)
            .toList();
    return names.isEmpty() ? ", by its own policies" : ", because of " + String.join(", ", names);
  }

  private static String name(DecidingStatement statement) {
    StatementRef ref = statement.statement();
    String sid = ref.sid();
    String which =
        sid == null || sid.isEmpty() ? "statement " + (ref.index() + 1) : "statement `" + sid + "`";
    boolean registry = statement.layer().policyType() == PolicyType.REGISTRY_POLICY;
    return which + " of the " + (registry ? "registry policy" : "repository policy");
  }

  private Component onFile(String title) {
    KnownAccess known = answer.known();
    if (known.access().isEmpty()) {
      return new Panel(
          "On file",
          new EmptyState(
              "Nobody on file",
              "None of the "
                  + Plural.of(known.examined(), "user and role", "users and roles")
                  + " on file can do any of it."));
    }
    ExtentTable table = new ExtentTable("Who on file can", "Principal", columns(title));
    known
        .access()
        .forEach(one ->
            table.with(
                one,
                task ->
                    asked
                        .about(one.principal().arn(), asked.what(), asked.on())
                        .address(Screens.ASK)));
    Paragraph scope =
        new Paragraph(
            (known.examined() < known.known() ? "The first " : "All ")
                + Plural.number(known.examined())
                + (known.examined() < known.known() ? " of " + known.known() : "")
                + " users and roles on file were asked about, with their own policies, boundaries and organizations.");
    scope.addClassNames("qm-muted", "qm-small", "qm-inset");
    return new Panel("On file", table, scope).flush();
  }

  /// One column: the task, or the action as if it were one.
  private List<TaskDefinition> columns(String title) {
    return List.of(
        ServiceReference.load()
            .task(asked.what())
            .orElseGet(() ->
                new TaskDefinition(
                    asked.what(),
                    title,
                    repository.registry().kind(),
                    List.of(),
                    List.of(),
                    false,
                    null,
                    null)));
  }

  private static String upper(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
