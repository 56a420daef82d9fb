package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.analysis.diagram.SetAlgebra;
import io.quaymaster.iam.analysis.encoding.Dimension.Label;
import java.util.ArrayList;
import java.util.List;

/// The names of sets of resources of one shape, the most general first: all, those of a Region, of
/// an account or of a partition, and what the documents name.
final class ResourceNames {
  /// What requests name that are about no resource of their own.
  private static final String STAR = "`*`";

  private final Encoding encoding;
  private final SetAlgebra sets;
  private final Resources resources;
  private final List<Name> names = new ArrayList<>();

  private ResourceNames(Encoding encoding, SetAlgebra sets) {
    this.encoding = encoding;
    this.sets = sets;
    this.resources = encoding.resources();
  }

  static List<Name> of(Encoding encoding, SetAlgebra sets, Resources.Shape shape) {
    ResourceNames all = new ResourceNames(encoding, sets);
    all.add(shape);
    return all.names;
  }

  /// Those of actions of a service of which nothing is known.
  static List<Name> of(Encoding encoding, SetAlgebra sets, String service) {
    ResourceNames all = new ResourceNames(encoding, sets);
    all.addOther(service);
    return all.names;
  }

  static String title(Resources.Shape shape) {
    return switch (shape) {
      case PRIVATE_REPOSITORY -> "repositories";
      case PUBLIC_REPOSITORY -> "public repositories";
      case PUBLIC_REGISTRY -> "public registries";
      case ROLE -> "roles";
      case FEDERATED_USER -> "federated users";
      case FIXED, STAR, OTHER -> "resources";
    };
  }

  private static String head(Resources.Shape shape, String partition) {
    String arn = "arn:" + partition + ":";
    return switch (shape) {
      case PRIVATE_REPOSITORY -> arn + "ecr:*:*:repository/";
      case PUBLIC_REPOSITORY -> arn + "ecr-public::*:repository/";
      case PUBLIC_REGISTRY -> arn + "ecr-public::*:registry/";
      case ROLE -> arn + "iam::*:role/";
      case FEDERATED_USER -> arn + "sts::*:federated-user/";
      case FIXED, STAR, OTHER -> "";
    };
  }

  private void add(Resources.Shape shape) {
    if (shape == Resources.Shape.STAR) {
      addStar();
      return;
    }
    String title = title(shape);
    String everything = head(shape, "*") + "*";
    names.add(new Name("all " + title, title, "", everything, SetAlgebra.EVERYTHING));
    labels(encoding.callers().partition, "all " + title, " of partition ", everything, 1);
    if (shape == Resources.Shape.PRIVATE_REPOSITORY) {
      labels(resources.regionName, "all " + title, " in ", everything, 3);
    }
    owners("those", "all " + title, everything, SetAlgebra.EVERYTHING);
    resources.named(shape.name()).forEach((pattern, boxes) -> written(shape, pattern, boxes));
  }

  private void addStar() {
    names.add(new Name(STAR, STAR, "", "*", SetAlgebra.EVERYTHING));
    owners("the registry", "the registry (`*`)", "arn:*:ecr:*:*:*", SetAlgebra.EVERYTHING);
  }

  /// Those of the accounts that the documents name; `those` is what they are called as an
  /// exception.
  private void owners(String those, String all, String everything, int among) {
    if (!encoding.isResources(resources.owner.index())) {
      return;
    }
    for (Label label : resources.owner.labels()) {
      boolean one = label.text().matches("[0-9]{12}");
      String like = one ? "" : " of accounts like " + label.text();
      String pattern = replaced(everything, 4, label.text());
      int set = sets.and(among, of(resources.owner, label));
      names.add(new Name(all + like, those + like, one ? label.text() : "", pattern, set));
    }
  }

  private void labels(Dimension dimension, String all, String of, String everything, int part) {
    for (Label label : dimension.labels()) {
      String which = of + label.text();
      String pattern = replaced(everything, part, label.text());
      names.add(new Name(all + which, "those" + which, "", pattern, of(dimension, label)));
    }
  }

  private int of(Dimension dimension, Label label) {
    return sets.of(Box.everything().with(dimension.index(), label.values()));
  }

  private static String replaced(String arn, int part, String by) {
    String[] parts = arn.split(":", 6);
    parts[part] = by;
    return String.join(":", parts);
  }

  private void written(Resources.Shape shape, String pattern, List<List<Term>> boxes) {
    int set = NamedSets.of(sets, boxes, encoding::isResources);
    String[] parts = pattern.split(":", 6);
    String title = title(shape);
    String one = title.replaceFirst("ies$", "y").replaceFirst("s$", "");
    boolean short_ = parts.length < 6 || parts[5].indexOf('/') < 0;
    if (short_) {
      names.add(new Name(title + " like " + pattern, "those like " + pattern, "", pattern, set));
      return;
    }
    String name = parts[5].substring(parts[5].indexOf('/') + 1);
    String region = parts[3].isEmpty() || parts[3].equals("*") ? "" : " in " + parts[3];
    boolean account = parts[4].matches("[0-9]{12}");
    String like = account || parts[4].equals("*") ? "" : " of accounts like " + parts[4];
    boolean several = name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
    boolean all = name.equals("*");
    String words = all ? "all " + title : (several ? title : one) + " " + name;
    String except = all ? "those" : name;
    boolean owner = encoding.resources().ownerIsFixed();
    names.add(
        new Name(
            words + region + like,
            except + region + like,
            account && !owner ? parts[4] : "",
            pattern,
            set));
  }

  private void addOther(String service) {
    names.add(new Name("all resources", "resources", "", "*", SetAlgebra.EVERYTHING));
    Resources.Other other = resources.other(service);
    int arns = SetAlgebra.EVERYTHING;
    if (other.form().index() >= 0) {
      int star = sets.of(Box.everything().with(other.form().index(), Dimension.bits(1)));
      names.add(new Name(STAR, STAR, "", "*", star));
      arns = sets.of(Box.everything().with(other.form().index(), Dimension.bits(0)));
      names.add(new Name("all single resources", "single resources", "", "arn:*", arns));
    }
    owners("those", "all single resources", "arn:*:*:*:*:*", arns);
    resources
        .named(service)
        .forEach((pattern, boxes) ->
            names.add(
                Name.of(pattern, "", pattern, NamedSets.of(sets, boxes, encoding::isResources))));
  }
}
