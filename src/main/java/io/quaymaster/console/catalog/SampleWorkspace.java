package io.quaymaster.console.catalog;

import io.quaymaster.console.catalog.sample.SampleFiles;
import io.quaymaster.console.catalog.sample.SampleManifest;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Deed;
import io.quaymaster.console.identity.DemoUsers;
import io.quaymaster.console.identity.FirstAdministrator;
import io.quaymaster.console.identity.OneTimePassword;
import io.quaymaster.console.identity.Requires;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A company that does not exist, for looking around: it is put into an empty database at the first
/// start and can be removed as a whole, with all that was done in it since. It is the only history
/// that ever goes, and what people keep in accounts of their own is not touched.
@Service
@Transactional
public class SampleWorkspace {
  private static final String SAMPLE_VERSIONS =
      "select count(*) from policy_version v join policy p on p.id = v.policy_id"
          + " join workspace w on w.id = p.workspace_id where w.kind = 'SAMPLE'";

  private final SampleLoader loader;
  private final SampleRemoval removal;
  private final DemoUsers demoUsers;
  private final FirstAdministrator firstAdministrator;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  SampleWorkspace(
      SampleLoader loader,
      SampleRemoval removal,
      DemoUsers demoUsers,
      FirstAdministrator firstAdministrator,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    this.loader = loader;
    this.removal = removal;
    this.demoUsers = demoUsers;
    this.firstAdministrator = firstAdministrator;
    this.jdbc = jdbc;
    this.events = events;
  }

  /// What there is in it; to be told before it is removed.
  ///
  /// @param ownVersions how many versions in it were saved by people here, which go with it
  public record Extent(
      int accounts, int repositories, int policies, int versions, int ownVersions) {}

  /// What became of its removal. The demo users are gone; if nobody else can administer the
  /// console, `administrator` is how to sign in from now on.
  public record Removal(Extent removed, Optional<OneTimePassword> administrator) {}

  @Requires(ConsoleRole.VIEWER)
  @Transactional(readOnly = true)
  public boolean isLoaded() {
    return count("select count(*) from workspace where kind = 'SAMPLE'") > 0;
  }

  /// What to look at first; nothing where there is no sample.
  @Requires(ConsoleRole.VIEWER)
  @Transactional(readOnly = true)
  public List<Story> stories() {
    if (!isLoaded()) {
      return List.of();
    }
    return SampleFiles.manifest().stories().stream()
        .map(story ->
            new Story(
                story.title(),
                story.sentence(),
                new PolicyId(SampleLoader.id(story.policy())),
                new VersionNumber(story.before()),
                new VersionNumber(story.after())))
        .toList();
  }

  @Requires(ConsoleRole.VIEWER)
  @Transactional(readOnly = true)
  public Extent extent() {
    String sample = " p join workspace w on w.id = p.workspace_id where w.kind = 'SAMPLE'";
    return new Extent(
        count("select count(*) from account" + sample),
        count(
            "select count(*) from repository r join registry g on g.id = r.registry_id join account p on p.digits ="
                + " g.account join workspace w on w.id = p.workspace_id where w.kind = 'SAMPLE'"),
        count("select count(*) from policy" + sample),
        count(SAMPLE_VERSIONS),
        count(SAMPLE_VERSIONS + " and v.created_at > w.created_at"));
  }

  /// Loads the sample at the first start, into a catalogue that is empty; says whether it did. Once
  /// removed, it stays away.
  @Requires(ConsoleRole.ADMIN)
  public boolean loadIntoEmpty() {
    if (!firstAdministrator.isBeforeAnybody()
        || count("select count(*) from account") + count("select count(*) from organization") > 0
        || isLoaded()) {
      return false;
    }
    SampleManifest sample = SampleFiles.manifest();
    loader.load(sample);
    tell("SAMPLE_LOADED", sample.title());
    return true;
  }

  /// Removes the sample and the demo users with it.
  @Requires(ConsoleRole.ADMIN)
  public Removal remove() {
    if (!isLoaded()) {
      throw CatalogException.notFound("There is no sample workspace to remove.");
    }
    Extent extent = extent();
    removal.remove();
    tell("SAMPLE_REMOVED", extent.policies() + " policies, " + extent.versions() + " versions");
    Optional<OneTimePassword> administrator = firstAdministrator.ensure();
    demoUsers.withdraw(); // At last: whoever does this may be one, and has no role from here on.
    return new Removal(extent, administrator);
  }

  private int count(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  private void tell(String what, String title) {
    events.publishEvent(
        new CatalogChanged(
            Deed.Account.of(what, "workspace", WorkspaceEntity.SAMPLE.toString(), title)));
  }
}
