package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import nnet.compiler.graph.Program;
import nnet.compiler.optimize.Statements;
import nnet.compiler.plan.Arena;
import nnet.compiler.plan.Directions;
import nnet.compiler.plan.RegionPlan;
import nnet.compiler.plan.Step;
import nnet.compiler.source.Span;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Watch;
import nnet.runtime.random.Draw;
import org.jspecify.annotations.Nullable;

/**
 * The methods of an entry: one for each statement of the source and direction, one that calls them.
 */
final class EntryMethods {
  /** Calls in one method. */
  private static final int MOST_CALLS = 200;

  /** How the names of entries begin that train. */
  private static final String TRAIN = "train_";

  private final RegionMethods methods;
  private final Constants constants;

  EntryMethods(RegionMethods methods, Constants constants) {
    this.methods = methods;
    this.constants = constants;
  }

  /** Steps that one method does. */
  private record Group(String name, List<Step> steps) {}

  /**
   * What there is of an entry.
   *
   * @param watched the name of the method that tells after each group of steps; empty where there
   *     is none
   * @param made the table of what the groups make
   */
  record Written(String name, String watched, String made) {}

  /** The methods, the entry's own first. */
  Written write(Program.Entry entry, RegionPlan plan, List<MethodSpec> specs) {
    Scope scope =
        new Scope(plan, new RegionNames(plan), constants, true, List.of(), List.of(), new Uses());
    List<CodeBlock> calls = new ArrayList<>();
    Uses all = new Uses();
    int before = methods.specs().size();
    List<Group> groups = groups(entry, plan);
    for (Group group : groups) {
      Scope inner = scope.fresh();
      CodeBlock code = methods.body(group.steps(), inner);
      String name = methods.names().fresh(group.name());
      RegionMethods.Method method = methods.add(name, inner, code, true, "");
      calls.add(RegionMethods.call(method, scope));
      all.addAll(method.uses());
    }
    Scope last = scope.fresh();
    CodeBlock copies = methods.copies(last);
    if (!copies.isEmpty()) {
      String name = methods.names().fresh(Identifiers.of(entry.name()) + "Results");
      RegionMethods.Method method = methods.add(name, last, copies, true, "");
      calls.add(RegionMethods.call(method, scope));
      all.addAll(method.uses());
    }
    List<MethodSpec> made =
        new ArrayList<>(methods.specs().subList(before, methods.specs().size()));
    methods.specs().subList(before, methods.specs().size()).clear();
    String name = methods.names().fresh(Identifiers.of(entry.name()));
    specs.add(method(entry, name, all, calls));
    Written written = new Written(name, "", "");
    if (entry.name().startsWith(TRAIN)) {
      String watched = methods.names().fresh(name + "Watched");
      specs.add(watched(watched, all, calls));
      List<List<Step>> steps = groups.stream().map(Group::steps).toList();
      written = new Written(name, watched, MadeTable.of(entry, plan, steps));
    }
    specs.addAll(parts);
    specs.addAll(made);
    parts.clear();
    return written;
  }

  /** The same calls, with word of each. */
  private MethodSpec watched(String name, Uses uses, List<CodeBlock> calls) {
    List<CodeBlock> told = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      CodeBlock word = CodeBlock.builder().addStatement("watch.after($L)", i).build();
      told.add(CodeBlock.join(List.of(calls.get(i), word), ""));
    }
    MethodSpec.Builder method = divided(name, uses, told, true);
    return method.addJavadoc("The same, group by group of its steps.").build();
  }

  private final List<MethodSpec> parts = new ArrayList<>();

  private MethodSpec method(Program.Entry entry, String name, Uses uses, List<CodeBlock> calls) {
    return divided(name, uses, calls, false).addJavadoc("$L", javadoc(entry)).build();
  }

  /** One method, or one that calls several where it would be too long. */
  private MethodSpec.Builder divided(
      String name, Uses uses, List<CodeBlock> calls, boolean watched) {
    if (calls.size() <= MOST_CALLS) {
      return frameMethod(name, uses, calls, watched);
    }
    List<CodeBlock> outer = new ArrayList<>();
    for (int from = 0; from < calls.size(); from += MOST_CALLS) {
      String part = methods.names().fresh(name + "Part");
      List<CodeBlock> some = calls.subList(from, Math.min(calls.size(), from + MOST_CALLS));
      parts.add(frameMethod(part, uses, some, watched).build());
      String arguments = watched ? "frame, watch" : "frame";
      outer.add(CodeBlock.builder().addStatement("$L($L)", part, arguments).build());
    }
    return frameMethod(name, new Uses(), outer, watched);
  }

  private static MethodSpec.Builder frameMethod(
      String name, Uses uses, List<CodeBlock> calls, boolean watched) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(Frame.class, "frame");
    if (watched) {
      method.addParameter(Watch.class, "watch");
    }
    for (Arena arena : uses.arrays) {
      method.addStatement("float[] $1L = frame.$1L", arena.variable());
    }
    if (uses.batch) {
      method.addStatement("int batch = frame.batch");
    }
    if (uses.draw) {
      method.addStatement("$T draw = frame.draw", Draw.class);
    }
    calls.forEach(method::addCode);
    return method;
  }

  private static String javadoc(Program.Entry entry) {
    String name = entry.name();
    if (name.equals("initialize")) {
      return "First values of the parameters.";
    }
    if (name.equals("predict")) {
      return "Forward pass for prediction.";
    }
    if (name.equals("evaluate")) {
      return "Forward pass with losses of each example and the states of metrics.";
    }
    if (name.equals("data")) {
      return "Raw columns to inputs and targets.";
    }
    if (name.startsWith("generate_")) {
      return "Forward pass for one more token.";
    }
    return name.startsWith("train")
        ? "Forward pass for training and the gradients of its loss."
        : "The entry " + Comments.documentation(name) + ".";
  }

  private static List<Group> groups(Program.Entry entry, RegionPlan plan) {
    Directions directions = new Directions(entry.body());
    String suffix = entry.name().startsWith("train") ? "" : Identifiers.capital(entry.name());
    List<Group> groups = new ArrayList<>();
    String lastKey = "";
    for (Step step : plan.steps()) {
      boolean backward = directions.isBackward(step);
      Span span = step.origin().span();
      String key = backward + "/" + line(span);
      if (groups.isEmpty()
          || !key.equals(lastKey)
          || groups.getLast().steps().size() >= RegionMethods.MOST_STEPS) {
        String name = Identifiers.of(Statements.name(span)) + (backward ? "Backward" : "") + suffix;
        groups.add(new Group(name, new ArrayList<>()));
      }
      lastKey = key;
      groups.getLast().steps().add(step);
    }
    return groups;
  }

  /** Statements are told apart by what their methods would be called. */
  private static String line(@Nullable Span span) {
    return span == null ? "" : Statements.name(span);
  }
}
