package io.quaymaster.iam.policy.lint;

/// What documentation says wrongly, or forgets, without a policy text to attach a finding to. The
/// console shows each sentence where a person meets the question.
public enum ProseAdvice {
  PUBLIC_PULL(
      Place.REPOSITORY,
      "Pull: always anonymous. Everybody can pull from a public repository, and no policy changes"
          + " that; policies decide about push and management."),
  PUBLIC_ARN(
      Place.EDITOR,
      "The ARN of a public repository has two colons after `ecr-public`; AWS pages of 2021 printed"
          + " three, which never match."),
  PUBLIC_FACTS(
      Place.EDITOR,
      "ECR Public has actions and condition keys of its own; the lists of private ECR do not apply."),
  RESOURCE_ELEMENT(
      Place.EDITOR,
      "`Resource` is required in identity-based policies and registry policies, and left out of"
          + " repository policies."),
  CONDITION_KEYS(
      Place.EDITOR,
      "Private ECR knows `ecr:ResourceTag/…`, ECR Public `ecr-public:ResourceTag/…`; both know"
          + " `aws:ResourceTag/…` and the global keys."),
  SERVICE_LINKED_ROLES(
      Place.CHECK,
      "Private ECR uses service-linked roles for replication, pull through cache and creation"
          + " templates; ECR Public has none. SCPs and RCPs do not bind them."),
  REGISTRY_POLICY(
      Place.REGISTRY,
      "A private registry has a policy of its own beside the repository policies; with scope V2 it"
          + " is asked about every ECR action."),
  NOT_THE_SAME_GOAL(
      Place.COMPARISON,
      "A repository policy that names a user grants by itself and skips the permissions boundary; an"
          + " identity-based policy does neither. The two are not interchangeable."),
  EITHER_SIDE_GRANTS(
      Place.CHECK,
      "Within an account either side is enough: a repository policy or an identity-based policy. Both"
          + " together do no harm."),
  EITHER_SIDE_DENIES(Place.CHECK, "An explicit deny on either side wins, whichever side allows."),
  OWNER_DEFAULT(
      Place.REPOSITORY,
      "Without a policy only the owning account pushes and manages; pulling from a public repository"
          + " is open to everybody all the same."),
  PUBLIC_LOGIN(
      Place.CHECK,
      "Login to ECR Public takes `ecr-public:GetAuthorizationToken` and"
          + " `sts:GetServiceBearerToken`, both on `*` and only by an identity-based policy."),
  PARTITIONS(
      Place.EDITOR, "Not every ARN starts with `arn:aws:`: there are `aws-cn` and `aws-us-gov`."),
  NO_DRY_RUN(
      Place.CHECK,
      "ECR has no DryRun parameter; this check is the way to try a request without making it."),
  PLAIN_MESSAGES(
      Place.CHECK,
      "ECR answers denied requests in plain text: who, which action, on what, and which kind of policy is"
          + " to blame. Ask with those. Encoded messages come from other services, such as EC2."),
  OLD_NAME(
      Place.SEARCH,
      "EC2 Container Registry is the old name of Elastic Container Registry; managed policies still"
          + " carry it."),
  ALL_ECR_ACTIONS(
      Place.EDITOR, "`ecr:*` covers neither `ecr-public:*` nor the token actions of STS."),
  WILDCARDS(
      Place.EDITOR,
      "`?` stands for one character and `*` for any run, in every part of an ARN behind the service;"
          + " in the name they also cross `/`."),
  SEVERAL_VALUES(
      Place.EDITOR,
      "Several values of a key are alternatives; under a negated operator none of them may match, and"
          + " keys with several values need `ForAnyValue` or `ForAllValues`."),
  RESOURCE_LEVEL(
      Place.EDITOR,
      "All actions on repositories accept an ARN today; actions on the registry and for tokens need"
          + " `\"Resource\": \"*\"`."),
  PROPAGATION(
      Place.COMPARISON,
      "Policy changes take up to five minutes to be in force everywhere; test after that."),
  BOUNDARY_AND_ROLE(
      Place.CHECK,
      "A permissions boundary does not limit what a repository policy grants to a user or to one"
          + " session by name; it does limit what is granted to a role."),
  SESSION_POLICY(
      Place.CHECK,
      "A grant to the ARN of a session adds to its session policy; a grant to the role is limited by"
          + " it."),
  SCP_EXCEPTIONS(
      Place.CHECK,
      "SCPs bind neither the management account nor service-linked roles nor service principals; RCPs"
          + " spare service-linked roles only. VPC endpoint policies are one more layer."),
  PRINCIPAL_KINDS(
      Place.EDITOR,
      "A principal is an account, user, role, role session, federated user session or service."),
  GROUPS(
      Place.EDITOR,
      "A group grants to its members but cannot be named as a principal; name users or a role."),
  ROOT_USER(
      Place.CHECK,
      "The root user has complete access only as far as SCPs, RCPs and explicit denies leave it."),
  TOLERANT_IMPORT(
      Place.IMPORT,
      "Text of web pages and PDF files may hold typographic quotation marks, lost bullets and words of"
          + " buttons; policies are looked for in it, and every change is shown before it is made."),
  BOTH_TYPES(
      Place.IMPORT,
      "A document with both `Principal` and `Resource` is neither an identity-based policy nor a usual"
          + " repository policy; choose what it is meant to be.");

  /// Where the console shows the sentence.
  public enum Place {
    REPOSITORY,
    REGISTRY,
    EDITOR,
    CHECK,
    COMPARISON,
    IMPORT,
    SEARCH
  }

  private final Place place;
  private final String text;

  ProseAdvice(Place place, String text) {
    this.place = place;
    this.text = text;
  }

  /// Stable, as `PUBLIC-PULL`.
  public String id() {
    return name().replace('_', '-');
  }

  public Place place() {
    return place;
  }

  public String text() {
    return text;
  }
}
