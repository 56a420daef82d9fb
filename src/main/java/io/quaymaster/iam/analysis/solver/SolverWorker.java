package io.quaymaster.iam.analysis.solver;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// The other side of `SolverProcess`: says the solver's name, then answers scripts until there are
/// no more. Its argument is the native memory that the solver may take, in megabytes.
final class SolverWorker {
  private static final int UNKNOWN = 0;
  private static final int UNSATISFIABLE = 1;
  private static final int SATISFIABLE = 2;

  private SolverWorker() {}

  public static void main(String[] args) throws IOException {
    DataInputStream questions =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    DataOutputStream answers =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    Z3 z3 = Z3.load(Integer.parseInt(args[0])).orElseThrow();
    answers.writeUTF(z3.name());
    answers.flush();
    while (true) {
      Duration limit;
      try {
        limit = Duration.ofMillis(questions.readInt());
      } catch (EOFException e) {
        return;
      }
      write(answers, z3.solve(read(questions), limit));
      answers.flush();
    }
  }

  static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String read(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private static void write(DataOutputStream out, Solution solution) throws IOException {
    switch (solution) {
      case Solution.Unknown _ -> out.writeByte(UNKNOWN);
      case Solution.Unsatisfiable _ -> out.writeByte(UNSATISFIABLE);
      case Solution.Satisfiable(Map<String, String> model) -> {
        out.writeByte(SATISFIABLE);
        out.writeInt(model.size());
        for (Map.Entry<String, String> value : model.entrySet()) {
          write(out, value.getKey());
          write(out, value.getValue());
        }
      }
    }
  }

  static Solution solution(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case UNKNOWN -> new Solution.Unknown();
      case UNSATISFIABLE -> new Solution.Unsatisfiable();
      case SATISFIABLE -> {
        Map<String, String> model = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
          model.put(read(in), read(in));
        }
        yield new Solution.Satisfiable(model);
      }
      default -> throw new IOException("The solver's process says something else");
    };
  }
}
