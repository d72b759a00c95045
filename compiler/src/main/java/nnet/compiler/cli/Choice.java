package nnet.compiler.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.render.HumanRenderer;
import nnet.compiler.elaborate.Elaboration;
import nnet.compiler.elaborate.Request;
import nnet.compiler.graph.Program;

/** The network of a file that a command line means. */
final class Choice {
  private Choice() {}

  /** Checks the file, shows what is wrong with it, and ends the command if that is an error. */
  static Program program(Invocation invocation) throws Refusal {
    return table(invocation).getFirst();
  }

  /** The same, with all programs of a table of runs. */
  static List<Program> table(Invocation invocation) throws Refusal {
    return table(invocation, invocation.file());
  }

  /** The same of one of several files. */
  static List<Program> table(Invocation invocation, String file) throws Refusal {
    List<Program> programs = programs(invocation, file);
    if (programs.isEmpty()) {
      throw none(file);
    }
    return programs;
  }

  static Refusal none(String file) {
    return Refusal.input("there is no network in `" + file + "`");
  }

  /** The same; none where the file has no network, but what others import. */
  static List<Program> programs(Invocation invocation, String file) throws Refusal {
    return checked(invocation, file).programs();
  }

  private static Compilation checked(Invocation invocation, String file) throws Refusal {
    Compilation compilation = Compiler.check(SourceFiles.read(file), request(invocation));
    List<Diagnostic> found = compilation.diagnostics().sorted();
    Terminal terminal = invocation.terminal();
    terminal.err().print(new HumanRenderer(terminal.colourErr()).render(found));
    if (compilation.diagnostics().hasErrors()) {
      throw Refusal.input(Verdict.of(found, file));
    }
    return compilation;
  }

  /** That network and, where none is named, all others of the file that stand by themselves. */
  static List<Program> programs(Invocation invocation) throws Refusal {
    List<List<Program>> tables = tables(invocation, invocation.file());
    if (tables.isEmpty()) {
      throw none(invocation.file());
    }
    return tables.stream().map(List::getFirst).toList();
  }

  /** The same, each with its table of runs; none where the file has no network. */
  static List<List<Program>> tables(Invocation invocation, String file) throws Refusal {
    Compilation first = checked(invocation, file);
    List<List<Program>> tables = new ArrayList<>(List.of(first.programs()));
    if (invocation.value(Flags.NETWORK).isEmpty()) {
      String meant = first.program().map(Program::name).orElse("");
      for (String name : Elaboration.networks(first.syntax())) {
        if (!name.equals(meant)) {
          Request request = new Request(Optional.of(name), Optional.empty(), Map.of());
          tables.add(Compiler.check(first.syntax().source(), request).programs());
        }
      }
    }
    tables.removeIf(List::isEmpty);
    return tables;
  }

  private static Request request(Invocation invocation) throws Refusal {
    Request request =
        new Request(invocation.value(Flags.NETWORK), train(invocation), settings(invocation));
    boolean explained =
        invocation.command().name().equals(Flags.EXPLAIN) || invocation.has(Flags.EXPLAIN);
    Request with = explained ? request.withExplanations() : request;
    return invocation.has(Flags.FIND_LEARNING_RATE) ? with.withSweep() : with;
  }

  private static Optional<Integer> train(Invocation invocation) throws Refusal {
    Optional<String> number = invocation.value(Flags.TRAIN);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Integer.parseInt(number.get()));
    } catch (NumberFormatException e) {
      throw invocation.misused("--train counts `train` blocks from 1; got `" + number.get() + "`");
    }
  }

  private static Map<String, String> settings(Invocation invocation) throws Refusal {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String setting : invocation.values(Flags.SET)) {
      int equals = setting.indexOf('=');
      if (equals <= 0) {
        throw invocation.misused("--set takes name=value; got `" + setting + "`");
      }
      settings.put(setting.substring(0, equals).strip(), setting.substring(equals + 1).strip());
    }
    return settings;
  }
}
