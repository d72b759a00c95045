package nnet.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Value;
import nnet.compiler.plan.Layout;
import nnet.compiler.plan.Place;
import nnet.compiler.plan.RegionPlan;
import nnet.compiler.plan.Size;

/** What stands above an emitted class: where it is from, its size, and who lives where. */
final class ClassComment {
  private static final int MOST_ROWS = 60;

  private ClassComment() {}

  static String of(Program program, Layout layout, List<RegionPlan> plans, String version) {
    List<String> lines = new ArrayList<>();
    int most = plans.stream().mapToInt(plan -> plan.size().perExample()).max().orElse(0);
    lines.add(
        Comments.documentation(
            String.format(
                Locale.ROOT,
                "Emitted from %s by nnet %s. %,d parameters; %s a session and example.",
                Tables.fileName(program.source().name()),
                version,
                layout.parameterCount(),
                bytes(4L * most))));
    for (int i = 0; i < plans.size(); i++) {
      lines.add("");
      lines.addAll(table(program.entries().get(i), plans.get(i)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String bytes(long count) {
    if (count < 1024) {
      return count + " bytes";
    }
    return count < 1024 * 1024
        ? Math.ceilDiv(count, 1024) + " KB"
        : Math.ceilDiv(count, 1024 * 1024) + " MB";
  }

  private static List<String> table(Program.Entry entry, RegionPlan plan) {
    List<String> lines = new ArrayList<>();
    Size size = plan.size();
    lines.add(
        "<p>Buffers of "
            + Comments.documentation(entry.name())
            + ": "
            + size.perExample()
            + " floats an example, "
            + size.shared()
            + " shared"
            + (size.perPair() == 0 ? "." : ", " + size.perPair() + " a pair of examples."));
    boolean told = entry.name().equals("predict") || entry.name().startsWith("train");
    if (plan.spans().isEmpty() || !told) {
      return lines;
    }
    RegionNames names = new RegionNames(plan);
    lines.add("<pre>");
    plan.spans().stream().limit(MOST_ROWS).forEach(span -> lines.add(row(span, names, plan)));
    if (plan.spans().size() > MOST_ROWS) {
      lines.add("  ... and " + (plan.spans().size() - MOST_ROWS) + " more");
    }
    lines.add("</pre>");
    return lines;
  }

  private static String row(RegionPlan.Span span, RegionNames names, RegionPlan plan) {
    Value value = span.value();
    String last = span.to() >= plan.steps().size() ? "end" : Integer.toString(span.to());
    String place =
        span.place() instanceof Place.Batched batched
            ? batched.offset() + " * batch"
            : span.place() instanceof Place.Shared shared
                ? plan.size().perExample() + " * batch + " + shared.offset()
                : span.place() instanceof Place.Paired paired
                    ? "pairs + " + paired.offset() + " * batch^2"
                    : "";
    return Comments.documentation(
        String.format(
            Locale.ROOT,
            "%-20s %-18s at %-18s steps %d to %s",
            names.variable(value),
            value.type(),
            place,
            span.from(),
            last));
  }
}
