package io.quaymaster.console.catalog;

import io.quaymaster.console.catalog.sample.SampleFiles;
import io.quaymaster.console.catalog.sample.SampleHistory;
import io.quaymaster.console.catalog.sample.SampleManifest;
import io.quaymaster.console.identity.Person;
import io.quaymaster.iam.policy.PolicyType;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes the sample into the database, all in the transaction of the caller. Times move by whole
/// weeks, so that the last change is a few days old. Ids follow from names: the same sample has the
/// same addresses everywhere.
@Component
class SampleLoader {
  private static final long WEEK = 7;

  private final EntityManager rows;
  private final Clock clock;

  SampleLoader(EntityManager rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(("quaymaster sample " + name).getBytes(StandardCharsets.UTF_8));
  }

  void load(SampleManifest sample) {
    Map<String, SampleHistory> histories = SampleFiles.histories(sample);
    new Load(sample, shift(histories)).run(histories);
  }

  private Duration shift(Map<String, SampleHistory> histories) {
    Instant last =
        histories.values().stream()
            .flatMap(history -> history.events().stream())
            .map(SampleHistory.Event::at)
            .max(Instant::compareTo)
            .orElseThrow();
    return Duration.ofDays(
        Math.floorDiv(Duration.between(last, clock.instant()).toDays(), WEEK) * WEEK);
  }

  /// One run, which knows the rows it has written.
  private final class Load {
    private final SampleManifest sample;
    private final Duration shift;
    private final Map<String, UUID> groups = new HashMap<>();

    Load(SampleManifest sample, Duration shift) {
      this.sample = sample;
      this.shift = shift;
    }

    void run(Map<String, SampleHistory> histories) {
      rows.persist(
          new WorkspaceEntity(WorkspaceEntity.SAMPLE, "SAMPLE", sample.title(), clock.instant()));
      rows.flush();
      organization();
      sample.accounts().forEach(this::account);
      sample.registries().forEach(this::registry);
      sample.repositories().forEach(this::repository);
      sample.principals().forEach(this::principal);
      sample.memberships().forEach(this::membership);
      rows.flush();
      histories.forEach(this::policy);
    }

    private void organization() {
      OrganizationId id = new OrganizationId(sample.organization().id());
      rows.persist(
          new OrganizationEntity(id, WorkspaceEntity.SAMPLE, sample.organization().name()));
      rows.flush();
      for (SampleManifest.SampleUnit unit : sample.organization().units()) {
        String parent = unit.parent();
        rows.persist(
            new OrganizationalUnitEntity(
                new OrganizationalUnit(
                    new UnitId(unit.id()),
                    id,
                    parent == null ? null : new UnitId(parent),
                    unit.name())));
        rows.flush();
      }
    }

    private void account(SampleManifest.SampleAccount account) {
      String unit = account.unit();
      rows.persist(
          new AccountEntity(
              new AccountId(account.id()),
              WorkspaceEntity.SAMPLE,
              account.name(),
              unit == null ? null : new UnitId(unit),
              account.management()));
    }

    private void registry(String key) {
      rows.persist(new RegistryEntity(id(key), RegistryId.parse(key).orElseThrow()));
    }

    private void repository(SampleManifest.SampleRepository repository) {
      RepositoryId id = RepositoryId.ofArn(repository.arn()).orElseThrow();
      rows.persist(
          new RepositoryEntity(
              id(repository.arn()),
              id(id.registry().key()),
              id.name(),
              repository.tags(),
              repository.created().plus(shift)));
    }

    private void principal(SampleManifest.SamplePrincipal principal) {
      CreatePrincipal command =
          new CreatePrincipal(
              new AccountId(principal.account()),
              PrincipalKind.valueOf(principal.kind()),
              principal.path(),
              principal.name(),
              principal.tags(),
              principal.serviceLinked());
      PrincipalEntity row = new PrincipalEntity(id(arn(command)), command);
      rows.persist(row);
      if (command.kind() == PrincipalKind.GROUP) {
        groups.put("group " + command.name() + " of " + command.account(), row.id);
      }
    }

    private void membership(SampleManifest.SampleMembership membership) {
      UUID group = groups.get("group " + membership.group() + " of " + membership.account());
      UUID user =
          sample.principals().stream()
              .filter(p -> p.kind().equals("USER") && p.name().equals(membership.user()))
              .filter(p -> p.account().equals(membership.account()))
              .map(p -> "arn:aws:iam::" + p.account() + ":user" + p.path() + p.name())
              .map(SampleLoader::id)
              .findFirst()
              .orElseThrow();
      rows.persist(
          new GroupMembershipEntity(
              id("member " + group + user),
              java.util.Objects.requireNonNull(group),
              user,
              since()));
    }

    private void policy(String key, SampleHistory history) {
      PolicyType type = PolicyType.ofId(history.type()).orElseThrow();
      SampleHistory.Event.Saved first = (SampleHistory.Event.Saved) history.events().getFirst();
      PolicyEntity row =
          new PolicyEntity(
              id(key),
              WorkspaceEntity.SAMPLE,
              type,
              history.name(),
              first.at().plus(shift),
              first.author());
      PolicyPlace place = place(type, history, row);
      rows.persist(row);
      rows.flush();
      history.targets().forEach(target -> attach(new PolicyId(row.id), target, first.at()));
      new HistoryWriter(row, type, place).write(history);
    }

    private PolicyPlace place(PolicyType type, SampleHistory history, PolicyEntity row) {
      return switch (type) {
        case REPOSITORY_POLICY -> {
          RepositoryId repository = RepositoryId.ofArn(history.place()).orElseThrow();
          row.repositoryId = id(history.place());
          row.name = repository.name().value();
          yield new PolicyPlace.OnRepository(repository);
        }
        case REGISTRY_POLICY -> {
          RegistryId registry = RegistryId.parse(history.place()).orElseThrow();
          row.registryId = id(history.place());
          row.name = registry.region();
          yield new PolicyPlace.OnRegistry((RegistryId.PrivateRegistry) registry);
        }
        case IDENTITY_POLICY, PERMISSIONS_BOUNDARY, SESSION_POLICY -> {
          row.account = history.place();
          yield new PolicyPlace.InAccount(new AccountId(history.place()));
        }
        case SCP, RCP -> {
          row.organizationId = history.place();
          yield new PolicyPlace.InOrganization(new OrganizationId(history.place()));
        }
      };
    }

    private void attach(PolicyId policy, String target, Instant at) {
      AttachmentTarget to;
      if (target.startsWith("arn:")) {
        to = new AttachmentTarget.ToPrincipal(new PrincipalId(id(target)));
      } else if (target.startsWith("group ")) {
        to =
            new AttachmentTarget.ToPrincipal(
                new PrincipalId(java.util.Objects.requireNonNull(groups.get(target), target)));
      } else if (target.startsWith("account ")) {
        to = new AttachmentTarget.ToAccount(new AccountId(target.substring("account ".length())));
      } else {
        to = new AttachmentTarget.ToUnit(new UnitId(target));
      }
      rows.persist(
          new AttachmentEntity(id("attached " + policy + target), policy, to, at.plus(shift)));
    }

    private Instant since() {
      return sample.since().plus(shift);
    }

    private static String arn(CreatePrincipal principal) {
      return "arn:aws:iam::"
          + principal.account()
          + ":"
          + principal.kind().arnType()
          + principal.path()
          + principal.name();
    }

    /// Writes the versions and activations of one policy, in the order of time.
    private final class HistoryWriter {
      private final PolicyEntity policy;
      private final PolicyType type;
      private final PolicyPlace place;
      private @Nullable ActivationEntity open;
      private int count;

      HistoryWriter(PolicyEntity policy, PolicyType type, PolicyPlace place) {
        this.policy = policy;
        this.type = type;
        this.place = place;
      }

      void write(SampleHistory history) {
        for (SampleHistory.Event event : history.events()) {
          switch (event) {
            case SampleHistory.Event.Saved saved -> save(saved);
            case SampleHistory.Event.Activated activated -> activate(activated);
          }
        }
        if (open != null) {
          rows.persist(open);
        }
        rows.flush();
      }

      private void save(SampleHistory.Event.Saved saved) {
        count++;
        PolicyVersion version =
            new PolicyVersion(
                version(count),
                person(saved.author()),
                saved.at().plus(shift),
                saved.reason(),
                Origin.WRITTEN,
                count == 1 ? null : new VersionNumber(count - 1),
                saved.text(),
                ContentHash.of(saved.text()),
                CanonicalForm.hash(type, saved.text()));
        UUID id = id(policy.id + " v" + count);
        rows.persist(new PolicyVersionEntity(id, version));
        rows.flush();
        rows.persist(
            new VersionFindingsEntity(
                id, FindingCounts.of(PolicyChecks.glance(type, place, saved.text()))));
      }

      /// An interval is written once its end is known, since one that has ended never changes.
      private void activate(SampleHistory.Event.Activated activated) {
        Instant at = activated.at().plus(shift);
        Person by = person(activated.by());
        ActivationEntity before = open;
        if (before != null) {
          rows.persist(before.endedAlready(at, by, activated.reason()));
          rows.flush();
        }
        open =
            new ActivationEntity(
                id(policy.id + " active " + activated.at()),
                version(activated.version()),
                at,
                by,
                activated.reason());
      }

      private VersionId version(int number) {
        return new VersionId(new PolicyId(policy.id), new VersionNumber(number));
      }

      private Person person(String name) {
        return Person.of(name.toLowerCase(Locale.ROOT), sample.people().getOrDefault(name, name));
      }
    }
  }
}
