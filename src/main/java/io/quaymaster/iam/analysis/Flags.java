package io.quaymaster.iam.analysis;

import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import io.quaymaster.iam.analysis.encoding.CallerKind;
import io.quaymaster.iam.analysis.encoding.Describer;
import io.quaymaster.iam.analysis.encoding.Encoding;
import io.quaymaster.iam.analysis.encoding.Extent;
import io.quaymaster.iam.analysis.encoding.Requests;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.policy.StatementRef;
import io.quaymaster.iam.service.AccessLevel;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.RegistryKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Derives the flags of a class from the diagrams; nothing is guessed.
final class Flags {
  /// The statements of the earlier document whose conditions held a class back.
  record Held(List<StatementRef> statements) {}

  private final Encoding encoding;
  private final Grants grants;
  private final Describer describer;
  private final @Nullable Policy before;
  private final @Nullable Policy after;
  private final Evaluator evaluator;
  private final Requests requests;

  Flags(
      Encoding encoding,
      Grants grants,
      Describer describer,
      @Nullable Policy before,
      @Nullable Policy after,
      Evaluator evaluator,
      Requests requests) {
    this.encoding = encoding;
    this.grants = grants;
    this.describer = describer;
    this.before = before;
    this.after = after;
    this.evaluator = evaluator;
    this.requests = requests;
  }

  Set<Flag> of(Extent extent, int leaf, Held held) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    addActions(extent, flags);
    if (encoding.place().type().isResourceBased()) {
      addReach(extent, leaf == DiagramFactory.GAINED, flags);
      if (leaf == DiagramFactory.GAINED) {
        addNewAccount(extent, flags);
      }
    }
    if (leaf == DiagramFactory.LOST && locksOut(extent)) {
      flags.add(Flag.LOCK_OUT);
    }
    if (!held.statements().isEmpty()) {
      flags.add(Flag.CONDITION_DROPPED);
    }
    return flags;
  }

  /// The flags of a class of grants, with nothing before it to compare with.
  Set<Flag> ofGrant(Extent extent) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    addActions(extent, flags);
    addReach(extent, true, flags);
    return flags;
  }

  /// What is known of a single request, whatever else changed.
  static Set<Flag> ofRequest(Optional<ActionDefinition> action, Principal principal) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    addAction(action, flags);
    if (principal instanceof Principal.Anonymous) {
      flags.add(Flag.PUBLIC);
    }
    return flags;
  }

  private void addActions(Extent extent, Set<Flag> flags) {
    describer.actions(extent).stream()
        .mapToObj(value -> encoding.actions().action(value).known())
        .forEach(known -> addAction(known, flags));
  }

  private static void addAction(Optional<ActionDefinition> known, Set<Flag> flags) {
    if (known.isPresent()) {
      Set<AccessLevel> levels = known.get().accessLevels();
      if (levels.contains(AccessLevel.PERMISSIONS_MANAGEMENT)
          || isPolicyAction(known.get().name())) {
        flags.add(Flag.ADMIN);
      } else if (levels.contains(AccessLevel.WRITE) || levels.contains(AccessLevel.TAGGING)) {
        flags.add(Flag.WRITE);
      }
    }
  }

  /// ECR Public lists `DeleteRepositoryPolicy` as a write action.
  private static boolean isPolicyAction(String name) {
    return name.equals("DeleteRepositoryPolicy");
  }

  /// How far a class reaches, whatever was granted before it.
  private void addReach(Extent extent, boolean gained, Set<Flag> flags) {
    Describer.Accounts accounts = describer.accounts(extent);
    boolean anyAccount = holdsAccounts(extent) && accounts.others();
    boolean restricted = describer.isRestricted(extent);
    if (describer.kinds(extent).contains(CallerKind.ANONYMOUS)) {
      flags.add(Flag.PUBLIC);
    }
    if (anyAccount && !restricted && describer.holdsAllOfOthers(extent)) {
      flags.add(Flag.ALL_AWS);
    }
    Set<String> organization = encoding.place().organization();
    if (gained
        && holdsAccounts(extent)
        && !organization.isEmpty()
        && !restricted
        && (anyAccount
            || foreign(accounts).stream().anyMatch(account -> !organization.contains(account)))) {
      flags.add(Flag.CROSS_ORG);
    }
  }

  private void addNewAccount(Extent extent, Set<Flag> flags) {
    Describer.Accounts accounts = describer.accounts(extent);
    if (holdsAccounts(extent)
        && (foreign(accounts).stream().anyMatch(account -> !grants.anythingBefore(account))
            || (accounts.others() && !grants.anythingBeforeToOthers()))) {
      flags.add(Flag.NEW_ACCOUNT);
    }
  }

  private boolean holdsAccounts(Extent extent) {
    return describer.kinds(extent).stream().anyMatch(CallerKind::hasAccount);
  }

  private List<String> foreign(Describer.Accounts accounts) {
    return accounts.named().stream()
        .filter(account -> !account.equals(encoding.place().owner()))
        .toList();
  }

  /// Whether nobody of the owning account may set the repository policy any more, though somebody
  /// could before.
  private boolean locksOut(Extent extent) {
    if (encoding.place().type() != PolicyType.REPOSITORY_POLICY) {
      return false;
    }
    String set =
        encoding.place().registry() == RegistryKind.PRIVATE
            ? "ecr:SetRepositoryPolicy"
            : "ecr-public:SetRepositoryPolicy";
    if (describer.actions(extent).stream()
        .noneMatch(value -> encoding.actions().example(value).equals(set))) {
      return false;
    }
    return !grants.somebodyMayAfter(encoding.place().owner(), set);
  }

  /// Finds statements of `before` that would have granted the witness but for conditions that no
  /// longer stand.
  Held conditionDropped(Extent extent, int[] point, int leaf, Witness witness) {
    List<StatementRef> held = new ArrayList<>();
    if (leaf != DiagramFactory.GAINED
        || before == null
        || after == null
        || witness.before().decision()
            instanceof io.quaymaster.iam.evaluation.Decision.ExplicitDeny) {
      return new Held(held);
    }
    List<Statement> now = after.statements();
    for (int i = 0; i < before.statements().size(); i++) {
      Statement statement = before.statements().get(i);
      boolean dropped =
          !statement.isDeny()
              && !statement.conditions().isEmpty()
              && now.stream().anyMatch(other -> grantsWithFewer(other, statement, witness))
              && grants(List.of(without(statement)), point, witness);
      if (dropped) {
        held.add(new StatementRef(i, statement.sid()));
      }
    }
    return new Held(held);
  }

  /// Whether `other` is among the deciding statements and asks for only a part of what `statement`
  /// asks for.
  private boolean grantsWithFewer(Statement other, Statement statement, Witness witness) {
    return !other.isDeny()
        && other.conditions().size() < statement.conditions().size()
        && statement.conditions().containsAll(other.conditions())
        && witness.after().statements().stream()
            .anyMatch(deciding ->
                deciding.policy().equals(Requests.COMPARED)
                    && after != null
                    && after.statements().get(deciding.statement().index()) == other);
  }

  private static Statement without(Statement statement) {
    return new Statement(
        statement.sid(),
        statement.effect(),
        statement.principal(),
        statement.action(),
        statement.resource(),
        List.of());
  }

  private boolean grants(List<Statement> statements, int[] point, Witness witness) {
    Policy alone = new Policy(LanguageVersion.V2012_10_17, null, statements);
    return evaluator
        .evaluate(witness.request(), requests.policies(point, alone))
        .decision()
        .isAllowed();
  }
}
