package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import nnet.compiler.graph.Region;
import nnet.compiler.plan.Arena;
import nnet.compiler.plan.Planner;
import nnet.compiler.plan.RegionPlan;
import nnet.compiler.plan.Step;
import nnet.runtime.random.Draw;

/** The methods of regions that are called: each region once for the arrays that it works on. */
final class RegionMethods {
  /** Steps in one method: far from HotSpot's limit of 8000 bytecodes. */
  static final int MOST_STEPS = 40;

  private final Planner planner;
  private final Constants constants;
  private final Names methodNames;
  private final StepWriter steps;
  private final List<MethodSpec> specs = new ArrayList<>();
  private final Map<Key, Method> methods = new HashMap<>();

  RegionMethods(Planner planner, Constants constants, Names methodNames, LoopClasses loops) {
    this.planner = planner;
    this.constants = constants;
    this.methodNames = methodNames;
    steps = new StepWriter(this, loops);
  }

  private record Key(Region region, List<Arena> formals, List<Arena> results) {
    @Override
    @SuppressWarnings("ReferenceEquality") // interned: equal regions are one
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.region == region
          && key.formals.equals(formals)
          && key.results.equals(results);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(region) + formals.hashCode() + results.hashCode();
    }
  }

  /** A method and what it must be given. */
  record Method(String name, Uses uses) {}

  StepWriter steps() {
    return steps;
  }

  Names names() {
    return methodNames;
  }

  List<MethodSpec> specs() {
    return specs;
  }

  Method method(Region region, List<Arena> formals, List<Arena> results) {
    Key key = new Key(region, formals, results);
    Method known = methods.get(key);
    if (known != null) {
      return known;
    }
    RegionPlan plan = planner.plan(region);
    Scope scope =
        new Scope(plan, new RegionNames(plan), constants, false, formals, results, new Uses());
    Method made = write(region, scope, methodNames.fresh(Identifiers.of(region.name())));
    methods.put(key, made);
    return made;
  }

  private Method write(Region region, Scope scope, String name) {
    List<Step> all = scope.plan().steps();
    if (all.size() <= MOST_STEPS) {
      Scope inner = scope.fresh();
      CodeBlock code = CodeBlock.join(List.of(body(all, inner), copies(inner)), "");
      return add(name, inner, code, true, Signatures.of(region));
    }
    Uses union = new Uses();
    CodeBlock.Builder calls = CodeBlock.builder();
    for (int from = 0; from < all.size(); from += MOST_STEPS) {
      List<Step> part = all.subList(from, Math.min(all.size(), from + MOST_STEPS));
      Scope inner = scope.fresh();
      CodeBlock code = body(part, inner);
      Method method = add(methodNames.fresh(name + "Part"), inner, code, true, "");
      calls.add(call(method, scope));
      union.addAll(method.uses());
    }
    Scope last = scope.fresh();
    CodeBlock copies = copies(last);
    union.addAll(last.uses());
    Scope whole =
        new Scope(
            scope.plan(),
            scope.names(),
            constants,
            false,
            scope.formalArenas(),
            scope.resultArenas(),
            union);
    return add(name, whole, calls.add(copies).build(), true, Signatures.of(region));
  }

  CodeBlock body(List<Step> part, Scope scope) {
    CodeBlock.Builder code = CodeBlock.builder();
    SourceLines lines = new SourceLines();
    for (Step step : part) {
      lines.comment(step).forEach(line -> code.add("// $L\n", line));
      code.add(steps.write(step, scope));
    }
    return code.build();
  }

  CodeBlock copies(Scope scope) {
    return scope.plan().copies().stream()
        .map(copy -> steps.copy(copy, scope))
        .collect(CodeBlock.joining(""));
  }

  /** A call with arguments of the same names. */
  static CodeBlock call(Method method, Scope scope) {
    List<String> arguments = method.uses().list(Parameters.names(scope.names()));
    return CodeBlock.builder()
        .addStatement("$L($L)", method.name(), Text.arguments(arguments))
        .build();
  }

  /** Adds a method of these statements; its locals are declared before them. */
  Method add(String name, Scope scope, CodeBlock code, boolean isPrivate, String javadoc) {
    MethodSpec.Builder spec = MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC);
    if (isPrivate) {
      spec.addModifiers(Modifier.PRIVATE);
    }
    if (!javadoc.isEmpty()) {
      spec.addJavadoc("$L", Comments.documentation(javadoc));
    }
    List<String> parameters = scope.uses().list(Parameters.names(scope.names()));
    for (String parameter : parameters) {
      boolean array = List.of("p", "g", "s", "b").contains(parameter);
      spec.addParameter(
          array ? float[].class : parameter.equals("draw") ? Draw.class : int.class, parameter);
    }
    scope.uses().locals.forEach((local, value) -> spec.addStatement("int $L = $L", local, value));
    specs.add(spec.addCode(code).build());
    return new Method(name, scope.uses());
  }
}
