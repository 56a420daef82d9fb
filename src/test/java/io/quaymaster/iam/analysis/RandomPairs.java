package io.quaymaster.iam.analysis;

import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.testing.Dice;
import io.quaymaster.iam.testing.PolicyPair;
import java.util.ArrayList;
import java.util.List;

/// Random pairs of documents over a small vocabulary, so that their statements meet often: half of
/// them an edit of the other side, half of them unrelated.
final class RandomPairs {
  private static final List<String> PRINCIPALS =
      List.of(
          "\"*\"",
          "{\"AWS\":\"*\"}",
          "{\"AWS\":\"111122223333\"}",
          "{\"AWS\":\"arn:aws:iam::111122223333:root\"}",
          "{\"AWS\":\"444455556666\"}",
          "{\"AWS\":[\"444455556666\",\"arn:aws:iam::111122223333:user/alice\"]}",
          "{\"AWS\":\"arn:aws:iam::111122223333:user/alice\"}",
          "{\"AWS\":\"arn:aws:iam::111122223333:role/ci\"}",
          "{\"AWS\":\"arn:aws:iam::444455556666:role/team/ci\"}",
          "{\"AWS\":\"arn:aws:sts::111122223333:assumed-role/ci/run\"}",
          "{\"AWS\":\"arn:aws:sts::111122223333:federated-user/fred\"}",
          "{\"Service\":\"codebuild.amazonaws.com\"}",
          "{\"AWS\":\"444455556666\",\"Service\":\"codebuild.amazonaws.com\"}");

  private static final List<String> ACTIONS =
      List.of(
          "\"ecr:PutImage\"",
          "\"ecr:BatchGetImage\"",
          "\"ecr:Get*\"",
          "\"ecr:*\"",
          "\"*\"",
          "\"ecr:SetRepositoryPolicy\"",
          "[\"ecr:BatchGetImage\",\"ecr:GetDownloadUrlForLayer\"]",
          "[\"ecr:PutImage\",\"ecr:*LayerUpload\"]",
          "\"ECR:putimage\"",
          "\"ecr:TagResource\"");

  private static final List<String> IDENTITY_ACTIONS =
      List.of(
          "\"ecr:PutImage\"",
          "\"ecr:BatchGetImage\"",
          "\"ecr:Get*\"",
          "\"ecr:*\"",
          "\"*\"",
          "\"ecr:GetAuthorizationToken\"",
          "[\"ecr:BatchGetImage\",\"s3:GetObject\"]",
          "\"s3:Get*\"",
          "\"s3:*\"",
          "\"ecr:CreateRepository\"",
          "\"sts:*\"",
          "\"ecr-public:PutImage\"");

  private static final List<String> RESOURCES =
      List.of(
          "\"*\"",
          "\"arn:aws:ecr:us-east-1:111122223333:repository/app\"",
          "\"arn:aws:ecr:us-east-1:111122223333:repository/app*\"",
          "\"arn:aws:ecr:*:111122223333:repository/team/*\"",
          "[\"arn:aws:ecr:us-east-1:111122223333:repository/*\",\"arn:aws:s3:::bucket/*\"]",
          "\"arn:aws:ecr:us-*:*:repository/app\"",
          "\"arn:aws:ecr:*:repository/app\"",
          "\"arn:aws:ecr\"",
          "\"arn:aws:ecr:us-east-1:111122223333:repository/a?p\"",
          "\"arn:aws:s3:::bucket/${aws:username}/*\"",
          "\"arn:aws:ecr:us-east-1:111122223333:repository/${aws:PrincipalTag/team}\"",
          "\"arn:aws:s3:::bucket/*\"");

  private static final List<String> CONDITIONS =
      List.of(
          "\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}",
          "\"StringNotEquals\":{\"aws:PrincipalOrgID\":[\"o-1\",\"o-2\"]}",
          "\"StringEqualsIfExists\":{\"aws:PrincipalOrgID\":\"o-1\"}",
          "\"StringLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:role/team/*\"}",
          "\"ArnLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:role/*\"}",
          "\"ArnNotLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:*\"}",
          "\"StringNotLike\":{\"aws:PrincipalArn\":\"*ci\"}",
          "\"StringEquals\":{\"aws:PrincipalAccount\":\"444455556666\"}",
          "\"StringNotEquals\":{\"aws:PrincipalAccount\":\"111122223333\"}",
          "\"StringLike\":{\"aws:PrincipalAccount\":\"4*\"}",
          "\"StringEquals\":{\"aws:username\":\"alice\"}",
          "\"StringNotEqualsIgnoreCase\":{\"aws:username\":\"ALICE\"}",
          "\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}",
          "\"NotIpAddress\":{\"aws:SourceIp\":[\"10.1.0.0/16\",\"2001:db8::/32\"]}",
          "\"IpAddressIfExists\":{\"aws:SourceIp\":\"0.0.0.0/0\"}",
          "\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"100\"}",
          "\"NumericLessThanEquals\":{\"aws:MultiFactorAuthAge\":\"100.0\"}",
          "\"NumericNotEquals\":{\"aws:MultiFactorAuthAge\":\"50\"}",
          "\"Bool\":{\"aws:SecureTransport\":\"false\"}",
          "\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}",
          "\"BoolIfExists\":{\"aws:MultiFactorAuthPresent\":\"true\"}",
          "\"DateGreaterThan\":{\"aws:CurrentTime\":\"2026-01-01T00:00:00Z\"}",
          "\"NumericGreaterThan\":{\"aws:EpochTime\":\"1767225600\"}",
          "\"ForAllValues:StringLike\":{\"aws:PrincipalOrgPaths\":\"o-1/*\"}",
          "\"ForAnyValue:StringLike\":{\"aws:PrincipalOrgPaths\":[\"o-1/*\",\"o-2/r/x/\"]}",
          "\"ForAnyValue:StringNotLike\":{\"aws:PrincipalOrgPaths\":\"o-1/*\"}",
          "\"ForAllValues:StringNotEquals\":{\"aws:TagKeys\":[\"env\",\"cost\"]}",
          "\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"env\",\"team\"]}",
          "\"StringEquals\":{\"aws:ResourceTag/env\":\"prod\"}",
          "\"StringEquals\":{\"ecr:ResourceTag/env\":[\"prod\",\"dev\"]}",
          "\"StringNotEquals\":{\"ecr:ResourceTag/ENV\":\"prod\"}",
          "\"Null\":{\"aws:ResourceTag/env\":\"true\"}",
          "\"Null\":{\"aws:PrincipalTag/team\":\"false\"}",
          "\"StringEquals\":{\"aws:ResourceTag/env\":\"${aws:PrincipalTag/team}\"}",
          "\"StringEquals\":{\"aws:PrincipalType\":\"AssumedRole\"}",
          "\"Bool\":{\"aws:PrincipalIsAWSService\":\"true\"}",
          "\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:codebuild:*:111122223333:project/*\"}",
          "\"StringLike\":{\"aws:SourceArn\":\"arn:aws:codebuild:*\"}",
          "\"StringEquals\":{\"aws:RequestedRegion\":\"us-east-1\"}",
          "\"StringNotEquals\":{\"aws:ResourceAccount\":\"111122223333\"}",
          "\"StringLikeIfExists\":{\"custom:key\":\"a*b\"}",
          "\"StringNotLike\":{\"custom:key\":[\"a*\",\"*b\"]}");

  private final Dice dice;
  private final PolicyType type;

  RandomPairs(Dice dice, PolicyType type) {
    this.dice = dice;
    this.type = type;
  }

  record Pair(String before, String after) {}

  Pair next() {
    List<String> before = statements();
    List<String> after = dice.in100(60) ? edited(before) : statements();
    return new Pair(document(before), document(after));
  }

  static Policy parse(String text, PolicyType type) {
    return PolicyPair.parse(text, type);
  }

  private String document(List<String> statements) {
    String version = dice.in100(90) ? "\"Version\":\"2012-10-17\"," : "";
    return "{" + version + "\"Statement\":[" + String.join(",", statements) + "]}";
  }

  private List<String> statements() {
    List<String> statements = new ArrayList<>();
    int count = dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      statements.add(statement());
    }
    return statements;
  }

  private List<String> edited(List<String> statements) {
    List<String> edited = new ArrayList<>(statements);
    int at = dice.between(0, edited.size() - 1);
    switch (dice.between(0, 3)) {
      case 0 -> edited.add(statement());
      case 1 -> edited.set(at, statement());
      case 2 -> edited.set(at, edited.get(at).replaceAll(",\"Condition\":\\{.*\\}\\}$", "}"));
      default -> edited.add(0, edited.remove(edited.size() - 1));
    }
    return edited;
  }

  private String statement() {
    boolean deny = dice.in100(35);
    StringBuilder out = new StringBuilder("{\"Effect\":\"" + (deny ? "Deny" : "Allow") + "\"");
    if (type.isResourceBased()) {
      String not = deny && dice.in100(25) ? "Not" : "";
      out.append(",\"").append(not).append("Principal\":").append(dice.of(PRINCIPALS));
    }
    String notAction = dice.in100(12) ? "Not" : "";
    out.append(",\"")
        .append(notAction)
        .append("Action\":")
        .append(dice.of(type.isResourceBased() ? ACTIONS : IDENTITY_ACTIONS));
    if (type != PolicyType.REPOSITORY_POLICY) {
      String notResource = dice.in100(12) ? "Not" : "";
      out.append(",\"").append(notResource).append("Resource\":").append(dice.of(RESOURCES));
    }
    int conditions = dice.in100(35) ? 0 : dice.in100(70) ? 1 : 2;
    if (conditions > 0) {
      List<String> chosen = new ArrayList<>();
      for (int i = 0; i < conditions; i++) {
        String condition = dice.of(CONDITIONS);
        String operator = condition.substring(0, condition.indexOf(':', condition.indexOf("\":")));
        if (chosen.stream().noneMatch(other -> other.startsWith(operator))) {
          chosen.add(condition);
        }
      }
      out.append(",\"Condition\":{").append(String.join(",", chosen)).append("}");
    }
    return out.append("}").toString();
  }
}
