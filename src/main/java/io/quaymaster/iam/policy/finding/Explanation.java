package io.quaymaster.iam.policy.finding;

import static io.quaymaster.iam.policy.finding.FindingType.ERROR;
import static io.quaymaster.iam.policy.finding.FindingType.SECURITY_WARNING;
import static io.quaymaster.iam.policy.finding.FindingType.SUGGESTION;
import static io.quaymaster.iam.policy.finding.FindingType.WARNING;

/// For each code what is wrong, what AWS does, and what to do; and how grave it is unless the
/// finding says otherwise.
record Explanation(FindingType type, String text) {

  static Explanation of(IssueCode code) {
    return switch (code) {
      case SYNTAX_JSON ->
          new Explanation(
              ERROR,
              """
              The text is not JSON, so no service reads any of it. The finding stands where \
              reading stopped and names the usual accident: quotation marks of a word processor, a \
              missing or a spare comma, a bracket that is never closed. Mend it there; where only \
              one repair is possible, a fix does it.\
              """);
      case SYNTAX_CHARS ->
          new Explanation(
              ERROR,
              """
              IAM accepts tab, line breaks and the characters U+0020 to U+00FF in a policy, \
              nothing else. A dash, a quotation mark or an invisible space from a web page is the \
              usual cause. Type the character anew, or leave it out.\
              """);
      case DUP_KEY ->
          new Explanation(
              ERROR,
              """
              An object of a policy may hold each name once. AWS refuses a repeated name, and \
              other readers silently take the last one. Join the two values in one member, or \
              delete one of them.\
              """);
      case ELEMENT_UNKNOWN ->
          new Explanation(
              ERROR,
              """
              The grammar of the policy language knows no element of this name, and names are \
              case-sensitive. The service refuses the document. Correct the spelling, or delete \
              the member.\
              """);
      case ELEMENT_TYPE ->
          new Explanation(
              ERROR,
              """
              The element holds a value of a kind that the grammar does not allow there, such as a \
              number where a text belongs. The service refuses the document.\
              """);
      case ELEMENT_EMPTY ->
          new Explanation(
              ERROR,
              """
              An element that lists something must list at least one thing. The service refuses an \
              empty list. Add an entry, or delete the whole element or statement.\
              """);
      case STATEMENT_MISSING ->
          new Explanation(
              ERROR,
              """
              A policy is one object with a `Statement` element; without one it is refused. Often \
              a single statement, or a part of one from a documentation page, was pasted instead \
              of a whole policy. Wrap it into a document.\
              """);
      case EFFECT_MISSING ->
          new Explanation(
              ERROR,
              """
              Every statement says `Allow` or `Deny`. There is no default; the service refuses the \
              document.\
              """);
      case EFFECT_VALUE ->
          new Explanation(
              ERROR,
              """
              `Effect` is `Allow` or `Deny`, spelt exactly so. Other spellings and other words are \
              refused.\
              """);
      case ACTION_MISSING ->
          new Explanation(
              ERROR,
              """
              Every statement has either `Action` or `NotAction`. AWS answers: Policy statement \
              must contain actions.\
              """);
      case ACTION_FORMAT ->
          new Explanation(
              ERROR,
              """
              An action is `*` or `service:Name`. Wildcards may stand in the name only, never in \
              the service prefix, and the prefix is not optional. AWS answers: Actions/Conditions \
              must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.\
              """);
      case PRINCIPAL_FORMAT ->
          new Explanation(
              ERROR,
              """
              `Principal` is `"*"`, or an object with the members `AWS`, `Service`, `Federated` or \
              `CanonicalUser`. A statement has either `Principal` or `NotPrincipal`, once. The \
              service refuses anything else.\
              """);
      case RESOURCE_FORMAT ->
          new Explanation(
              ERROR,
              """
              A resource is `*` or an ARN of six parts: \
              `arn:partition:service:region:account:resource`. Text that is no ARN is refused \
              (Resource X must be in ARN format or "*"); an ARN with a part left empty that the \
              service fills never matches.\
              """);
      case COND_FORMAT ->
          new Explanation(
              ERROR,
              """
              `Condition` is an object of operators, each an object of condition keys, each with a \
              text, a number, true or false, or a list of those. The service refuses other shapes.\
              """);
      case PLACEHOLDER ->
          new Explanation(
              ERROR,
              """
              Words such as `account-id`, `region`, `<repository>` or `${Account}` stand in \
              documentation for a value of yours. AWS takes them literally, so the entry is \
              refused or never matches anything. Put the real value in their place.\
              """);
      case VERSION_MISSING ->
          new Explanation(
              WARNING,
              """
              Without `Version` a policy is read in the language of 2008-10-17, which knows no \
              policy variables: `${aws:username}` is then just these characters. Write `"Version": \
              "2012-10-17"`; where no `${` occurs, the meaning stays the same.\
              """);
      case VERSION_OLD ->
          new Explanation(
              WARNING,
              """
              `2008-10-17` is an earlier version of the policy language, which knows no policy \
              variables. As soon as somebody adds one, it is taken literally without a word. Write \
              `2012-10-17`; where no `${` occurs, the meaning stays the same.\
              """);
      case VERSION_UNKNOWN ->
          new Explanation(
              ERROR,
              """
              There are two versions of the policy language: `2012-10-17`, the current one, and \
              `2008-10-17`. It is not a date of yours: any other value is refused.\
              """);
      case VERSION_VARS ->
          new Explanation(
              ERROR,
              """
              The document holds what looks like a policy variable, but its version of the policy \
              language is 2008-10-17, because it says so or says nothing. The text is compared \
              literally, so it practically never matches. Write `"Version": "2012-10-17"`.\
              """);
      case ID_IN_IDENTITY ->
          new Explanation(
              ERROR,
              """
              `Id` is an element of resource-based policies. The grammar does not allow it in \
              policies that are attached to identities, accounts or sessions. Delete it; it has no \
              effect on access.\
              """);
      case SID_CHARS ->
          new Explanation(
              ERROR,
              """
              A `Sid` of an IAM or Organizations policy may hold A-Z, a-z and 0-9 only. AWS \
              answers: Statement IDs (SID) must be alpha-numeric. Repository and registry policies \
              also accept spaces and other characters.\
              """);
      case SID_DUP ->
          new Explanation(
              WARNING,
              """
              Two statements of the document have the same `Sid`. IAM refuses that (Statement IDs \
              (SID) in a single policy must be unique). Repository and registry policies accept \
              it, but nobody can tell from a message which statement is meant.\
              """);
      case PRINCIPAL_IN_IDENTITY ->
          new Explanation(
              ERROR,
              """
              A policy that is attached to an identity or a session applies to whom it is attached \
              to, so it names nobody. AWS answers: Policy document should not specify a principal. \
              Delete `Principal`, or use the text as a repository policy and delete `Resource` \
              there.\
              """);
      case PRINCIPAL_MISSING ->
          new Explanation(
              ERROR,
              """
              A repository policy or registry policy has to say in each statement whom it is \
              about. Add `Principal`, for instance `{"AWS": "123456789012"}` for the account \
              123456789012.\
              """);
      case PRINCIPAL_BARE ->
          new Explanation(
              ERROR,
              """
              Only `*` may stand as `Principal` by itself. An account, a user or a role stands in \
              an object under `AWS`, a service under `Service`. The service refuses the document.\
              """);
      case PRINCIPAL_WILDCARD_PART ->
          new Explanation(
              ERROR,
              """
              A principal is `*` or one complete name. A wildcard within a name is refused \
              (Invalid repository policy provided). Name the account, and narrow it by a condition \
              such as `ArnLike` on `aws:PrincipalArn`.\
              """);
      case PRINCIPAL_GROUP ->
          new Explanation(
              ERROR,
              """
              An IAM group grants to its members but is no principal, so a policy that names one \
              is refused. Name the users or a role, or write an identity-based policy for the \
              group.\
              """);
      case PRINCIPAL_DELETED ->
          new Explanation(
              WARNING,
              """
              An id that starts with AIDA or AROA is what remains in a policy when the user or \
              role that it named was deleted. It matches nobody, also not a new user or role of \
              the same name, and a policy with it cannot be saved again. Delete the entry, or name \
              the new principal by its ARN.\
              """);
      case PRINCIPAL_ACCOUNT_DIGITS ->
          new Explanation(
              ERROR,
              """
              The id of an AWS account has exactly 12 digits, leading zeros and no hyphens. The \
              service refuses other values (Invalid repository policy provided).\
              """);
      case PRINCIPAL_NEVER_MATCHES ->
          new Explanation(
              ERROR,
              """
              The entry can be written but names nobody who could call ECR: identity providers \
              belong into trust policies of roles, canonical users into S3, and policy variables \
              are not replaced in `Principal`. Name an account, user, role, session or service.\
              """);
      case PRINCIPAL_STAR_ALLOW ->
          new Explanation(
              SECURITY_WARNING,
              """
              `*` in an `Allow` statement means everybody. In a private registry that is every \
              identity of every AWS account that grants itself the action; it is never anonymous. \
              Name the accounts, or add a condition such as `StringEquals` on \
              `aws:PrincipalOrgID`.\
              """);
      case NOTPRINCIPAL_ALLOW ->
          new Explanation(
              ERROR,
              """
              `NotPrincipal` together with `Allow` would grant access to everyone who is not \
              listed, and AWS supports it no longer. Name the principals to allow in `Principal`.\
              """);
      case NOTPRINCIPAL_CHAIN ->
          new Explanation(
              WARNING,
              """
              A `Deny` with `NotPrincipal` spares the listed principals only when all links to \
              them are listed: for a user also its account, for a role session also its role and \
              its account. A missing link may deny them nevertheless. The account alone exempts only \
              its root user. Better say `"Principal": \
              "*"` with a condition `ArnNotEquals` on `aws:PrincipalArn`.\
              """);
      case NOTPRINCIPAL_BOUNDARY ->
          new Explanation(
              WARNING,
              """
              A `Deny` with `NotPrincipal` always hits a user or role that has a permissions \
              boundary, even if it is listed. AWS advises against the combination. Say \
              `"Principal": "*"` with a condition `ArnNotEquals` on `aws:PrincipalArn` instead.\
              """);
      case ACTION_UNKNOWN ->
          new Explanation(
              ERROR,
              """
              The service has no action of this name. IAM accepts it in an identity-based policy, \
              where it does nothing; ECR refuses it in a repository policy (Invalid repository \
              policy provided). Note that ECR and ECR Public have different actions, and that \
              actions of the API and of the policy language can differ in name.\
              """);
      case ACTION_WRONG_SERVICE ->
          new Explanation(
              ERROR,
              """
              The action belongs to another service than the one that is meant: `ecs:` is the \
              container service, `ecr:` the private registry, `ecr-public:` the public one. Each \
              is blind to the other's actions. Correct the prefix, or move the action to a policy \
              of its own service.\
              """);
      case ACTION_TOKEN_WITH_ARN ->
          new Explanation(
              ERROR,
              """
              Getting a token is not an action on a repository, so it is authorized on `*` and an \
              ARN never covers it. A statement that lists it next to repository actions under a \
              repository ARN silently loses it. Give it a statement of its own with `"Resource": \
              "*"`.\
              """);
      case ACTION_TOKEN_IN_REPO_POLICY ->
          new Explanation(
              ERROR,
              """
              A token is issued by the caller's own account before any repository is known, so \
              only an identity-based policy grants it. ECR refuses a repository policy that names \
              the action (Invalid repository policy provided). Grant it in an identity-based \
              policy with `"Resource": "*"`.\
              """);
      case ACTION_PUBLIC_PULL_DENY ->
          new Explanation(
              ERROR,
              """
              Everybody can pull from a public repository, without signing in, and no policy can \
              deny it. ECR Public has no action for pulling. Delete the entry; if the image must \
              not be public, keep it in a private repository.\
              """);
      case ACTION_NO_MATCH_PATTERN ->
          new Explanation(
              WARNING,
              """
              The wildcard pattern matches no action of the service that is known today, so it \
              does nothing. The actions of the reference data are dated; a new action of AWS may \
              be missing there. Check the spelling.\
              """);
      case NOTACTION_ALLOW ->
          new Explanation(
              SECURITY_WARNING,
              """
              `Allow` with `NotAction` grants every action of every service that is not listed, \
              also those that AWS adds later. List the actions to allow in `Action`, or use \
              `NotAction` with `Deny`.\
              """);
      case NOTACTION_UNSUPPORTED ->
          new Explanation(
              ERROR,
              """
              Resource control policies know `Action` only. List the actions to deny.\
              """);
      case RESOURCE_MISSING ->
          new Explanation(
              ERROR,
              """
              Every statement of this type of policy has either `Resource` or `NotResource`. AWS \
              answers: Policy statement must contain resources. Only repository policies do \
              without, since they are attached to their resource.\
              """);
      case RESOURCE_IN_REPO_POLICY ->
          new Explanation(
              WARNING,
              """
              A repository policy applies to the repository that it is attached to, so it needs no \
              `Resource`. ECR has refused such documents (Invalid repository policy provided), \
              while newer AWS pages show `"Resource": "*"`. Delete the element: the meaning stays \
              the same.\
              """);
      case RESOURCE_SHORT_ARN ->
          new Explanation(
              WARNING,
              """
              An ARN has six parts. In identity-based policies and permissions boundaries AWS \
              completes missing ones by `*`; a session policy with a short ARN is refused \
              (MalformedPolicyDocument); elsewhere the behaviour is not documented. Write all six \
              parts.\
              """);
      case RESOURCE_COLONS ->
          new Explanation(
              ERROR,
              """
              The ARN of a public repository has no Region and therefore two colons after `ecr- \
              public`: `arn:aws:ecr-public::123456789012:repository/name`. With three colons, as \
              an AWS page of 2021 printed it, it is saved without complaint and never matches.\
              """);
      case RESOURCE_REGION_IN_PUBLIC ->
          new Explanation(
              ERROR,
              """
              ECR Public is one registry for each account, without Regions, so the Region part of \
              its ARNs is empty. With a Region the ARN never matches. Write `arn:aws:ecr- \
              public::123456789012:repository/name`.\
              """);
      case RESOURCE_ONE_REGION ->
          new Explanation(
              SUGGESTION,
              """
              The ARN names one Region, so `all repositories` means those of that Region alone. \
              AWS pages call such an ARN `all repositories that belong to an account`. If that is \
              meant, write `*` for the Region.\
              """);
      case RESOURCE_WRONG_SERVICE ->
          new Explanation(
              ERROR,
              """
              The ARN names another service than the one whose resource it describes; repositories \
              of ECR are `arn:aws:ecr:…:repository/…`. It is saved without complaint, also by ECR \
              itself in a registry policy, and never matches.\
              """);
      case RESOURCE_UPPERCASE ->
          new Explanation(
              ERROR,
              """
              Names of ECR repositories are in lower case, and resources are compared case- \
              sensitively, so this entry never matches. Write the name in lower case.\
              """);
      case RESOURCE_TYPE_WILDCARD ->
          new Explanation(
              ERROR,
              """
              AWS documents that the partition, the service and the type of the resource in an ARN \
              take no wildcard. What such an ARN matches is therefore not promised. Write them \
              out.\
              """);
      case RESOURCE_ACTION_MISMATCH ->
          new Explanation(
              WARNING,
              """
              None of the statement's resources can be a resource of this action, so the statement \
              does not do for this action what it says. Actions on a registry need `"Resource": \
              "*"`, actions on a repository its ARN. Give them separate statements.\
              """);
      case RESOURCE_PREFIX_WIDE ->
          new Explanation(
              SUGGESTION,
              """
              `*` stands for any characters, so `app*` covers `app`, `app/web`, `application` and \
              `apple-secrets` alike. If a folder is meant, write `app/*`.\
              """);
      case COND_UNKNOWN_OP ->
          new Explanation(
              ERROR,
              """
              There is no condition operator of this name; names are case-sensitive. An operator \
              is a name such as `StringEquals`, with `IfExists` after it or `ForAllValues:` or \
              `ForAnyValue:` before it where wanted; `Null` takes neither. The service refuses the \
              document.\
              """);
      case COND_UNKNOWN_KEY ->
          new Explanation(
              WARNING,
              """
              No request carries a condition key of this name, so a positive condition on it is \
              never met, and a negated one always. Correct the name; tag keys are written with the \
              tag: `aws:ResourceTag/team`.\
              """);
      case COND_KEY_NOT_FOR_ACTION ->
          new Explanation(
              WARNING,
              """
              Requests for the action do not carry this condition key. A positive condition on it \
              is never met for the action; a negated one always is. Give the action a statement of \
              its own, or use a key that it supports.\
              """);
      case COND_TYPE ->
          new Explanation(
              ERROR,
              """
              The operator and the values of the condition key are of different kinds, such as an \
              address operator on a text, or a value that is no number. The comparison never \
              succeeds; negated, it always does. Use the operator for the key's type.\
              """);
      case COND_SET_ON_SINGLE ->
          new Explanation(
              WARNING,
              """
              `ForAllValues` and `ForAnyValue` are for keys with several values; this key has one. \
              `ForAllValues` is also true where the key is missing, which surprises. Delete the \
              prefix.\
              """);
      case COND_MULTI_WITHOUT_SET ->
          new Explanation(
              WARNING,
              """
              A request can carry several values of this key. How they are compared without \
              `ForAllValues` or `ForAnyValue` is not defined. Write `ForAnyValue:` if one of them \
              must fit, `ForAllValues:` if all of them must.\
              """);
      case COND_FORALL_ALLOW ->
          new Explanation(
              SECURITY_WARNING,
              """
              `ForAllValues` is true when the request does not carry the key at all. In an `Allow` \
              statement that grants access to requests without it. Add a condition `Null` with the \
              value `false` for the same key.\
              """);
      case COND_NEGATED_ALLOW ->
          new Explanation(
              SECURITY_WARNING,
              """
              A negated operator is true when the request does not carry the key at all. In an \
              `Allow` statement that grants access to requests without it. Add a condition `Null` \
              with the value `false` for the same key, or say what is allowed by a positive \
              operator.\
              """);
      case COND_BOOL_MFA_DENY ->
          new Explanation(
              SECURITY_WARNING,
              """
              `aws:MultiFactorAuthPresent` is missing, not false, in requests that are signed with \
              long-term access keys. A `Deny` with `Bool` `false` therefore lets them pass. Use \
              `BoolIfExists`.\
              """);
      case COND_STRINGEQUALS_WILDCARD ->
          new Explanation(
              WARNING,
              """
              `StringEquals` and its relatives take `*` and `?` literally. Use `StringLike` or \
              `StringNotLike` where wildcards are meant.\
              """);
      case COND_DATE_YEAR ->
          new Explanation(
              WARNING,
              """
              A date of four digits can be read as a year or as seconds since 1970. This console \
              takes it as the year. Write the whole date, as `2026-01-01T00:00:00Z`.\
              """);
      case COND_IPV6_PREFIX ->
          new Explanation(
              WARNING,
              """
              An IPv6 address without a prefix length stands for one address here (`/128`), while \
              an AWS page says that `/32` is assumed. Write the prefix length.\
              """);
      case COND_ECR_TAG_IN_PUBLIC ->
          new Explanation(
              ERROR,
              """
              The tags of a public repository are in `ecr-public:ResourceTag/…` and \
              `aws:ResourceTag/…`. `ecr:ResourceTag/…`, which the ECR Public guide shows, is never \
              in such a request, so the statement does nothing. Correct the prefix.\
              """);
      case COND_SOURCEIP_VPCE ->
          new Explanation(
              WARNING,
              """
              `aws:SourceIp` is the public address of the caller. Requests through a VPC endpoint \
              do not carry it: an `Allow` on it does not cover them, and a `Deny` on \
              `NotIpAddress` denies them all. Use `aws:VpcSourceIp` or `aws:SourceVpce` for those, \
              and guard the `Deny`.\
              """);
      case VAR_UNKNOWN ->
          new Explanation(
              ERROR,
              """
              No request carries a key of this name, so the variable never has a value. A resource \
              with it matches nothing; a negated condition with it is always true. Correct the \
              name, or write `${$}` for a dollar sign.\
              """);
      case VAR_BEFORE_FIFTH_COLON ->
          new Explanation(
              ERROR,
              """
              Policy variables are replaced in the last part of an ARN only, after the fifth \
              colon. Before it the text is taken literally and never matches. Write the partition, \
              Region and account out, or `*`.\
              """);
      case VAR_MULTI ->
          new Explanation(
              ERROR,
              """
              The key can have several values, and such a key cannot be used as a policy variable. \
              Compare it in a condition with `ForAnyValue` or `ForAllValues`.\
              """);
      case SIZE ->
          new Explanation(
              ERROR,
              """
              Each type of policy has a largest size. For policies of IAM white space does not \
              count, for repository policies, registry policies and policies of Organizations it \
              does. To save room, name an organization by `aws:PrincipalOrgID` instead of listing \
              accounts, and use wildcards in actions.\
              """);
      case SHADOWED_BY_DENY ->
          new Explanation(
              WARNING,
              """
              A `Deny` statement of the same document covers everything that this `Allow` \
              statement grants, and an explicit deny always wins. The statement grants nothing. \
              Delete it, or narrow the `Deny`.\
              """);
      case REDUNDANT ->
          new Explanation(
              SUGGESTION,
              """
              Another entry or statement already says all that this one says, so that nothing \
              changes without it. Delete it: a shorter policy is easier to review, and has more \
              room up to its size limit.\
              """);
      case VACUOUS ->
          new Explanation(
              WARNING,
              """
              No request can match this statement: what it asks for never comes together. That \
              is proven over all requests, not sampled. It looks as if it did something and does \
              not, so read again whom, what and under which conditions it means.\
              """);
      case OVERRIDDEN ->
          new Explanation(
              SUGGESTION,
              """
              Nothing allows what this `Deny` denies, neither this document nor the caller's own \
              policies, so that it changes nothing today. Keep it as a guard against later \
              grants, or delete it.\
              """);
      case SCP_PRINCIPAL ->
          new Explanation(
              ERROR,
              """
              A service control policy applies to all identities of the accounts that it is \
              attached to, so it names nobody. Delete `Principal`; narrow the statement by a \
              condition such as `ArnNotLike` on `aws:PrincipalArn`.\
              """);
      case RCP_ALLOW ->
          new Explanation(
              ERROR,
              """
              Resource control policies can only deny. What they leave is allowed by \
              RCPFullAWSAccess, which AWS attaches itself. Turn the statement into a `Deny` of the \
              opposite.\
              """);
      case RCP_PRINCIPAL ->
          new Explanation(
              ERROR,
              """
              In a resource control policy `Principal` is `"*"` and nothing else. Narrow the \
              statement by conditions on `aws:PrincipalArn`, `aws:PrincipalAccount` or \
              `aws:PrincipalOrgID`.\
              """);
      case RCP_VERSION ->
          new Explanation(
              ERROR,
              """
              A resource control policy must say `"Version": "2012-10-17"`. Without it, or with \
              2008-10-17, Organizations refuses it.\
              """);
      case RCP_SERVICE_EXEMPTION ->
          new Explanation(
              WARNING,
              """
              Resource control policies also hit AWS services that act on their own behalf, such \
              as replication or scanning, and those carry no keys of a principal. A `Deny` by such \
              a key denies them too. Add a condition `BoolIfExists` with \
              `aws:PrincipalIsAWSService` `false`.\
              """);
      case PUBLIC_LOGIN_INCOMPLETE ->
          new Explanation(
              WARNING,
              """
              Signing in to ECR Public takes two actions, both on `*` and both by an identity- \
              based policy: `ecr-public:GetAuthorizationToken` and `sts:GetServiceBearerToken`. \
              With the first alone the login fails. Add the second.\
              """);
      case PUSH_INCOMPLETE ->
          new Explanation(
              WARNING,
              """
              A push takes five actions: BatchCheckLayerAvailability, InitiateLayerUpload, \
              UploadLayerPart, CompleteLayerUpload and PutImage. With some of them it fails \
              halfway. Add the missing ones, or delete the others.\
              """);
      case PULL_INCOMPLETE ->
          new Explanation(
              WARNING,
              """
              A pull takes two actions: BatchGetImage for the manifest and GetDownloadUrlForLayer \
              for the layers. With one of them it fails. Add the missing one.\
              """);
      case PASSROLE_MISSING ->
          new Explanation(
              SUGGESTION,
              """
              Rules and templates that name a role of yours hand that role to ECR, for which their \
              author needs `iam:PassRole` on it (with `iam:PassedToService` `ecr.amazonaws.com`). \
              Without such a role it is not needed. Grant it on exactly that role.\
              """);
      case LOCKOUT ->
          new Explanation(
              ERROR,
              """
              The policy denies the action that sets the policy to everybody in the owning \
              account, the root user included. ECR refuses to save it unless `force` is given, and \
              afterwards nobody could correct it as usual. Leave the action out of the `Deny`, or \
              except an administrator by a condition on `aws:PrincipalArn`.\
              """);
    };
  }
}
