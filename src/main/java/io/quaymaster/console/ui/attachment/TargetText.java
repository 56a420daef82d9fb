package io.quaymaster.console.ui.attachment;

import io.quaymaster.console.catalog.Attachment;
import io.quaymaster.console.catalog.AttachmentTarget;
import io.quaymaster.console.ui.kit.PrincipalName;

/// What policies are attached to, as people say it.
final class TargetText {
  private TargetText() {}

  /// `role deployer of account 111122223333`, `unit Production`, `account Build`.
  static String of(Attachment attachment) {
    return of(attachment.target(), attachment.title());
  }

  /// @param name the ARN of a principal, or what a unit or account is called
  static String of(AttachmentTarget target, String name) {
    return switch (target) {
      case AttachmentTarget.ToPrincipal principal -> principal(name);
      case AttachmentTarget.ToUnit(var unit) -> unit.isRoot() ? "the root" : "unit " + name;
      case AttachmentTarget.ToAccount account -> "account " + name;
    };
  }

  private static String principal(String arn) {
    int group = arn.indexOf(":group/");
    return group < 0 ? PrincipalName.text(arn) : "group " + arn.substring(arn.lastIndexOf('/') + 1);
  }
}
