package nnet.compiler.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import nnet.compiler.Compiler;
import nnet.compiler.derive.Networks;
import nnet.compiler.elaborate.Request;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Region;
import nnet.compiler.op.Operators;
import nnet.compiler.op.Primitive;
import nnet.compiler.op.Sample;
import nnet.compiler.op.SampleRegion;
import nnet.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;

/**
 * Every mutant of every derivative rule, and of what calls and scans make of them, is noticed.
 * Those that compute the same are listed with the reason in {@code equivalent.txt}.
 */
class DerivativeMutationTest {
  /** Layers in loops, shared layers, cells of one's own, what is stopped. */
  private static final String LAYERS =
      """
      cell own(units: int)(x: f32[n]) carries h: f32[units] = zeros {
          h = 0.5 * h + tanh((x -> dense(units)) + (h -> dense(units, bias: false)))
      }

      network Layers {
          input  x: f32[3, 2]
          target y: f32[2]
          shared = dense(2)
          s = x -> shared -> tanh -> shared
          run = scan(own(2))(s)
          h = run.h + 0.5 * stop_gradient(run.h)
          repeat 2 { h = h -> dense(2) -> sigmoid }
          output p = h -> dense(2)
          loss = mse(p, y) + 0.1 * mean(run.all ^ 2)
      }
      """;

  /** By rule and change: the samples that notice it. */
  private final Map<String, TreeSet<String>> killers = new TreeMap<>();

  @Test
  void everyMutantIsNoticed() throws IOException {
    Operators.all().stream().filter(DerivativeMutationTest::hasRule).forEach(this::operator);
    composition("calls", Networks.calls());
    composition("scan", Networks.lstm(4, false));
    composition("scan back", Networks.lstm(4, true));
    composition("layers", written(LAYERS));
    System.out.println(report());
    TreeSet<String> survivors = new TreeSet<>();
    killers.forEach((mutant, killed) -> {
      if (killed.isEmpty()) {
        survivors.add(mutant);
      }
    });
    assertThat(survivors).isEqualTo(new TreeSet<>(equivalent().keySet()));
  }

  private static boolean hasRule(Primitive operator) {
    return operator.samples().stream().allMatch(sample -> isReal(operator, sample));
  }

  private static boolean isReal(Primitive operator, Sample sample) {
    Region region = SampleRegion.of(operator, sample);
    return region.formals().stream().anyMatch(f -> f.path().equals("weights"))
        && sample.operands().stream().anyMatch(o -> o.data() == DataType.FLOAT);
  }

  private void operator(Primitive operator) {
    for (int i = 0; i < operator.samples().size(); i++) {
      RuleCase rule = RuleCase.of(operator, operator.samples().get(i));
      assertThat(rule.passes()).as(operator.name()).isTrue();
      for (Mutant mutant : rule.mutants()) {
        note(operator.name(), mutant, "sample " + i, rule.kills(mutant));
      }
    }
  }

  private void composition(String name, Region forward) {
    CompositionCase whole = CompositionCase.of(forward);
    assertThat(whole.passes()).as(name).isTrue();
    for (Mutant mutant : whole.mutants()) {
      note(name, mutant, "the network", whole.kills(mutant));
    }
  }

  private static Region written(String text) {
    return Compiler.check(new SourceFile("layers.nnet", text), Request.DEFAULT)
        .program()
        .orElseThrow()
        .entries()
        .stream()
        .filter(entry -> entry.name().equals("gradients_train"))
        .findFirst()
        .orElseThrow()
        .body();
  }

  private void note(String rule, Mutant mutant, String by, boolean killed) {
    TreeSet<String> known =
        killers.computeIfAbsent(rule + " | " + mutant.change(), key -> new TreeSet<>());
    if (killed) {
      known.add(by);
    }
  }

  private String report() {
    Map<String, int[]> rules = new TreeMap<>();
    Map<String, TreeSet<String>> by = new TreeMap<>();
    killers.forEach((mutant, killed) -> {
      String rule = mutant.substring(0, mutant.indexOf(" | "));
      int[] counts = rules.computeIfAbsent(rule, key -> new int[2]);
      counts[0]++;
      counts[1] += killed.isEmpty() ? 0 : 1;
      by.computeIfAbsent(rule, key -> new TreeSet<>()).addAll(killed);
    });
    StringBuilder page = new StringBuilder("mutants of derivative rules, and what notices them\n");
    rules.forEach((rule, counts) ->
        page.append(
            "  %-24s %4d of %4d  %s%n"
                .formatted(rule, counts[1], counts[0], String.join(", ", by.get(rule)))));
    long killed = killers.values().stream().filter(found -> !found.isEmpty()).count();
    return page.append("  in all %d of %d mutants".formatted(killed, killers.size())).toString();
  }

  /** Lines {@code rule | change | reason}. */
  private static Map<String, String> equivalent() throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    try (InputStream in = DerivativeMutationTest.class.getResourceAsStream("equivalent.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
        List<String> parts = new ArrayList<>(List.of(line.split(" \\| ", 3)));
        assertThat(parts).as(line).hasSize(3);
        reasons.put(parts.get(0) + " | " + parts.get(1), parts.get(2));
      }
    }
    return reasons;
  }
}
