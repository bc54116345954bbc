package dev.lacuna.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command: what it accepts, and what it does. */
interface Verb {
  /** Returns the word on the command line. */
  String name();

  /** Returns one sentence for the help text. */
  String summary();

  /** Adds the flags and words that it accepts. */
  void declare(CommandSpec spec);

  /** Does it. */
  void run(ParseResult arguments);
}
