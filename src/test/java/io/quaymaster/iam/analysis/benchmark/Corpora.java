package io.quaymaster.iam.analysis.benchmark;

import io.quaymaster.iam.testing.CorpusPairs;
import io.quaymaster.iam.testing.EcrPairs;
import io.quaymaster.iam.testing.PathologicalPairs;
import io.quaymaster.iam.testing.PolicyPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The pairs that are measured, by the name of their corpus.
final class Corpora {
  private Corpora() {}

  /// The corpora of the project, or those of `folder` in the place of what is kept of them here.
  static Map<String, List<PolicyPair>> all(@Nullable String folder, int seeds, int pairs) {
    Map<String, List<PolicyPair>> all = new LinkedHashMap<>();
    List<PolicyPair> generated = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      EcrPairs source = new EcrPairs(seed);
      for (int i = 0; i < pairs; i++) {
        generated.add(source.next());
      }
    }
    all.put("ECR, generated", generated);
    if (folder == null) {
      List.of("managed-ecr", "mutants", "managed")
          .forEach(name -> all.put(name, CorpusPairs.named(name)));
    } else {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        files
            .filter(file -> file.toString().endsWith(".jsonl"))
            .sorted()
            .forEach(file ->
                all.put(file.getFileName().toString().replace(".jsonl", ""), CorpusPairs.in(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    all.put("pathological, generated", PathologicalPairs.all());
    return all;
  }
}
