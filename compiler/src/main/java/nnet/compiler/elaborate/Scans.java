package nnet.compiler.elaborate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.DefinitionKind;
import org.jspecify.annotations.Nullable;

/**
 * {@code scan(cell)(x)}: runs a cell over the first axis of x. Its members are the last values of
 * what the cell carries, by name, and {@code all}: the first of them at every step.
 */
final class Scans {
  private static final Set<String> OPTIONS =
      Set.of("reverse", "truncate", "stateful", "checkpoint");

  private final Elaborator elaborator;

  Scans(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  /** {@code scan(cell, reverse: true)}. */
  Item scan(List<Argued> arguments, Map<String, Argued> named, Activation at, Span span) {
    Item cell = arguments.isEmpty() ? Item.UNKNOWN : arguments.get(0).item();
    if (cell instanceof Item.Template template) {
      cell = elaborator.calls.instance(template.definition(), Map.of(), null, at, span);
    }
    if (arguments.size() != 1
        || !(cell instanceof Item.Instance instance)
        || instance.definition().kind() != DefinitionKind.CELL) {
      return notACell(arguments, cell, at, span);
    }
    boolean known = true;
    for (Map.Entry<String, Argued> option : named.entrySet()) {
      if (!OPTIONS.contains(option.getKey())) {
        elaborator.optionBinding.unknown(
            "scan", option.getKey(), option.getValue().name(), OPTIONS, at);
        known = false;
      }
    }
    Long truncate = steps("truncate", named, at);
    Long checkpoint = steps("checkpoint", named, at);
    boolean reverse = flag(named.get("reverse"));
    boolean stateful = flag(named.get("stateful"));
    if (reverse && stateful) {
      return backwards(at, span);
    }
    return known && truncate != null && checkpoint != null
        ? new Item.ScanOf(instance, reverse, truncate, stateful, checkpoint)
        : Item.UNKNOWN;
  }

  private Item backwards(Activation at, Span span) {
    return elaborator.reports.error(
        at,
        Diagnostic.error(
                Code.BAD_OPTION,
                span,
                "`stateful` and `reverse` exclude each other: backwards, a sequence ends with its"
                    + " first step, which the next batch does not go on from")
            .help("leave out one of them"));
  }

  private Item notACell(List<Argued> arguments, Item cell, Activation at, Span span) {
    if (cell instanceof Item.Unknown && !arguments.isEmpty()) {
      return Item.UNKNOWN;
    }
    String given = arguments.isEmpty() ? "" : "; this is " + cell.kind();
    return elaborator.reports.error(
        at,
        Diagnostic.error(Code.WRONG_KIND, span, "a scan runs a cell" + given)
            .help("write scan(lstm_cell(64)), or declare a cell of your own"));
  }

  /** A number of steps, 0 for none; null where it is neither, which is reported. */
  private @Nullable Long steps(String name, Map<String, Argued> named, Activation at) {
    Argued option = named.get(name);
    if (option == null) {
      return 0L;
    }
    Optional<Long> steps = Expressions.whole(option.item()).filter(count -> count >= 0);
    if (steps.isEmpty() && !elaborator.workspace.symbolic) {
      elaborator.reports.error(
          at,
          Code.BAD_OPTION,
          option.span(),
          "`" + name + "` is a number of steps; this is " + option.item().kind());
      return null;
    }
    return steps.orElse(0L);
  }

  private static boolean flag(@Nullable Argued option) {
    return option != null && option.item() instanceof Item.Flag flag && flag.value();
  }

  Item apply(
      Item.ScanOf scan,
      List<Argued> positional,
      Map<String, Argued> named,
      Activation at,
      Span span) {
    if (!elaborator.bodies.mayApply(scan.cell().definition(), at, span)) {
      return Item.UNKNOWN;
    }
    ScanArguments given =
        new ScanMatching(elaborator, scan.cell().definition(), at, span).of(positional, named);
    return given == null
        ? Item.UNKNOWN
        : new ScanElaboration(elaborator, scan, given, at, span).run();
  }
}
