package io.quaymaster.console.cli;

import java.io.PrintWriter;
import java.io.Writer;
import picocli.CommandLine;

/// Runs what people run, once, so that the JVM can keep what it learnt about starting. The launcher
/// calls this after it has built the command line; the classes that no rehearsal touches are the
/// ones that start slowly.
final class Rehearsal {

  private Rehearsal() {}

  public static void main(String[] args) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    new CommandLine(new Cli()).setOut(nowhere).setErr(nowhere).execute("--help");
  }
}
