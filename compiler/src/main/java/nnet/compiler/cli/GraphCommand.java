package nnet.compiler.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.Suggestion;
import nnet.compiler.graph.GraphPictures;
import nnet.compiler.graph.GraphPrinter;
import nnet.compiler.graph.GraphSvg;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import org.apache.commons.cli.Options;

/** {@code nnet graph}: what the compiler makes of a file, after any of its passes. */
final class GraphCommand implements Command {
  private static final String AFTER = "after";
  private static final String FORMAT = "format";
  private static final String ENTRY = "entry";
  private static final List<String> FORMATS = List.of("text", "dot", "mermaid", "svg");

  /** The graph as the source says it, before any pass. */
  private static final String FIRST = "elaborate";

  @Override
  public String name() {
    return "graph";
  }

  @Override
  public String summary() {
    return "prints or draws the graph of a network, after any pass of the compiler";
  }

  @Override
  public String synopsis() {
    return "FILE [--entry NAME] [--after PASS] [--format text|dot|mermaid|svg] [options]";
  }

  @Override
  public Options options() {
    return Flags.none()
        .addOption(
            Flags.value(ENTRY, "NAME", "predict, evaluate, initialize, train_main, data ..."))
        .addOption(
            Flags.value(AFTER, "PASS", "elaborate, stability, derive ... (default: the last one)"))
        .addOption(Flags.value(FORMAT, "text|dot|mermaid|svg", "text if not given"))
        .addOptions(Flags.selection());
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("graph spiral.nnet", "what is computed to predict"),
        new Example(
            "graph spiral.nnet --entry train_main --after derive",
            "the derivative, not yet simplified"),
        new Example("graph spiral.nnet --format svg > spiral.svg", "a drawing"));
  }

  @Override
  public int run(Invocation invocation) throws Refusal, IOException {
    String format = invocation.choice(FORMAT, FORMATS, "text");
    Map<String, Region> passes = passes(invocation);
    String last = List.copyOf(passes.keySet()).getLast();
    String after = invocation.value(AFTER).orElse(last);
    Region region = passes.get(after);
    if (region == null) {
      throw Refusal.usage(
          "there is no pass `%s`%s\nIn order: %s"
              .formatted(
                  after,
                  Suggestion.question(after, passes.keySet()),
                  String.join(", ", passes.keySet())));
    }
    invocation.out().print(draw(region, format));
    return ExitCode.FINE;
  }

  /** The entry's region after each pass, in order. */
  private static Map<String, Region> passes(Invocation invocation) throws Refusal, IOException {
    Program program = Choice.program(invocation);
    String wanted = invocation.value(ENTRY).orElse("predict");
    Map<String, Region> passes = new LinkedHashMap<>();
    passes.put(FIRST, entry(program, wanted).body());
    Compiler.lower(
        program,
        (entry, pass, region) -> {
          if (entry.equals(wanted)) {
            passes.put(unique(pass, passes), region);
          }
        });
    return passes;
  }

  /** A pass that runs again gets a number. */
  private static String unique(String pass, Map<String, Region> passes) {
    String name = pass;
    for (int number = 2; passes.containsKey(name); number++) {
      name = pass + "-" + number;
    }
    return name;
  }

  private static Program.Entry entry(Program program, String name) throws Refusal {
    Map<String, Program.Entry> entries =
        program.entries().stream()
            .collect(
                Collectors.toMap(Program.Entry::name, e -> e, (a, b) -> a, LinkedHashMap::new));
    Program.Entry entry = entries.get(name);
    if (entry == null) {
      throw Refusal.usage(
          "%s has no entry `%s`%s\nIt has: %s"
              .formatted(
                  program.name(),
                  name,
                  Suggestion.question(name, entries.keySet()),
                  String.join(", ", entries.keySet())));
    }
    return entry;
  }

  private static String draw(Region region, String format) {
    return switch (format) {
      case "dot" -> GraphPictures.dot(region);
      case "mermaid" -> GraphPictures.mermaid(region);
      case "svg" -> GraphSvg.svg(region);
      default -> GraphPrinter.text(region);
    };
  }
}
