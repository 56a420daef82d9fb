package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Person;
import io.quaymaster.iam.policy.PolicyType;
import org.springframework.stereotype.Component;

/// Puts `FullAWSAccess` on file in a new organization, in force and attached to its root: AWS does
/// so itself, and who detaches it there must be able to detach it here.
@Component
class FullAccessOnFile {
  private static final String REASON =
      "AWS attaches it to every level of an organization by itself";

  private final PolicyCreation creation;
  private final VersionSaving saving;
  private final VersionActivation activation;
  private final Attaching attaching;

  FullAccessOnFile(
      PolicyCreation creation,
      VersionSaving saving,
      VersionActivation activation,
      Attaching attaching) {
    this.creation = creation;
    this.saving = saving;
    this.activation = activation;
    this.attaching = attaching;
  }

  void create(OrganizationId organization, UnitId root, Person by) {
    PolicySummary policy =
        creation.create(
            new PolicyPlace.InOrganization(organization), PolicyType.SCP, FullAccess.SCP.name());
    saving.save(policy, new SaveVersion(policy.id(), null, FullAccess.TEXT, REASON), by);
    activation.activate(policy, new Activate(policy.id(), VersionNumber.FIRST, null, REASON), by);
    attaching.attach(policy.id(), new AttachmentTarget.ToUnit(root));
  }
}
