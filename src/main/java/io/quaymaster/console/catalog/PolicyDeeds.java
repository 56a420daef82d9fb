package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Requires;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What change requests do with versions, in a transaction of theirs. Whether somebody may do it is
/// decided there: `ArchitectureTest` lets nobody else call this.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(propagation = Propagation.MANDATORY)
public class PolicyDeeds {
  private final PolicyReads reads;
  private final VersionSaving saving;
  private final VersionActivation activation;
  private final CurrentUser user;

  PolicyDeeds(
      PolicyReads reads, VersionSaving saving, VersionActivation activation, CurrentUser user) {
    this.reads = reads;
    this.saving = saving;
    this.activation = activation;
    this.user = user;
  }

  /// Saves a text as the next version, whatever version it is based on.
  ///
  /// @return saved or rejected, never stale
  public SaveOutcome save(SaveVersion command) {
    return saving.saveBeside(reads.known(command.policy()), command, user.person());
  }

  /// Puts another version in force, or none, by compare and set. Unless it is done, the caller has
  /// to roll back.
  public ActivationOutcome activate(Activate command) {
    return activation.activate(reads.known(command.policy()), command, user.person());
  }
}
