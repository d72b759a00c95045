package nnet.examples.outside;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nnet.compiler.gradcheck.Point;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Schema;

/** A case in the language: the text of its network, its values, and what must come out. */
record ReferenceCase(CaseLine line, List<ReferenceTensor> tensors) {

  /** The whole file. Definitions stand in front of the network's statements. */
  String text(String network) {
    String body = line.body();
    int split = body.indexOf("::");
    String definitions = split < 0 ? "" : body.substring(0, split) + "\n\n";
    StringBuilder text = new StringBuilder(definitions);
    text.append("network ").append(network).append(" {\n");
    for (ReferenceTensor tensor : of("input")) {
      if (!declares(tensor.name())) {
        text.append("    input ").append(declaration(tensor.name(), tensor)).append('\n');
      }
    }
    List<String> terms = new ArrayList<>();
    for (ReferenceTensor upstream : of("upstream")) {
      if (!upstream.shape().isEmpty() || line.says("scalar")) {
        String name = "u_" + upstream.name();
        text.append("    input ").append(declaration(name, upstream)).append('\n');
        terms.add("sum(" + upstream.name() + " * " + name + ")");
      }
    }
    text.append("    ").append(body.substring(split < 0 ? 0 : split + 2).strip()).append('\n');
    if (!body.contains("output ")) {
      text.append("    output first = ").append(of("input").getFirst().name()).append('\n');
    }
    if (!terms.isEmpty()) {
      String sum = String.join(" + ", terms);
      text.append("    loss = ").append(batch()).append(" * (").append(sum).append(")\n");
    }
    return text.append("}\n").toString();
  }

  private boolean declares(String name) {
    return line.body().contains("input " + name + ":")
        || line.body().contains("target " + name + ":");
  }

  private String declaration(String name, ReferenceTensor tensor) {
    List<Integer> shape = line.ordered(tensor).shape();
    List<Integer> example = line.says("whole") ? shape : shape.subList(1, shape.size());
    String sizes = example.stream().map(Object::toString).collect(Collectors.joining(", "));
    return name + ": f32" + (sizes.isEmpty() ? "" : "[" + sizes + "]");
  }

  int batch() {
    return line.says("whole") ? 1 : line.ordered(of("input").getFirst()).shape().getFirst();
  }

  String entry() {
    return line.says("train") ? "gradients_train" : "gradients_predict";
  }

  private List<ReferenceTensor> of(String role) {
    return tensors.stream().filter(tensor -> tensor.role().equals(role)).toList();
  }

  private Optional<ReferenceTensor> find(String role, String name) {
    return of(role).stream().filter(tensor -> tensor.name().equals(name)).findFirst();
  }

  /** Inputs, and parameters and states at their places. */
  Point point(Schema schema) {
    Weights weights = Weights.blank(schema);
    for (CasePlace place : line.places()) {
      for (CasePlace.Part part : place.tensors()) {
        find("param", part.name()).ifPresent(tensor -> put(schema, weights, place, tensor));
      }
    }
    Map<String, float[]> inputs = new TreeMap<>();
    Map<String, List<Integer>> shapes = new TreeMap<>();
    for (ReferenceTensor tensor : tensors) {
      boolean input = tensor.role().equals("input");
      if (input || tensor.role().equals("upstream")) {
        String name = input ? tensor.name() : "u_" + tensor.name();
        inputs.put(name, line.ordered(tensor).floats());
        shapes.put(name, line.ordered(tensor).shape());
      }
    }
    return new Point(weights, inputs, shapes, batch(), 1);
  }

  private static void put(Schema schema, Weights weights, CasePlace place, ReferenceTensor tensor) {
    String path = place.path();
    float[] values = place.moved(tensor).floats();
    for (Schema.Parameter parameter : schema.parameters()) {
      if (parameter.path().equals(path)) {
        add(values, weights.parameters(), parameter.offset());
        return;
      }
    }
    for (Schema.State state : schema.states()) {
      if (state.path().equals(path)) {
        System.arraycopy(values, 0, weights.states(), state.offset(), values.length);
        return;
      }
    }
    List<String> paths = schema.parameters().stream().map(Schema.Parameter::path).toList();
    throw new IllegalArgumentException("no parameter " + path + "; there are " + paths);
  }

  private static void add(float[] values, float[] to, int offset) {
    for (int i = 0; i < values.length; i++) {
      to[offset + i] += values[i];
    }
  }

  /** What must come out, under the names of a run's results. */
  Map<String, double[]> expected() {
    Map<String, double[]> expected = new TreeMap<>();
    for (ReferenceTensor output : of("output")) {
      if (find("upstream", output.name()).isPresent()) {
        boolean loss = output.shape().isEmpty() && !line.says("scalar");
        expected.put(loss ? "total" : output.name(), line.ordered(output).values());
      }
    }
    for (ReferenceTensor gradient : of("grad")) {
      if (find("input", gradient.name()).isPresent()) {
        if (!line.body().contains("target " + gradient.name() + ":")) {
          expected.put("gradient/" + gradient.name(), scaled(line.ordered(gradient)));
        }
      } else if (line.compares(gradient.name())) {
        for (CasePlace place : places(gradient.name())) {
          expected.put("gradient/" + place.path(), scaled(place.moved(gradient)));
        }
      }
    }
    return expected;
  }

  /** The gradient of a loss itself, where the case has that of its multiple. */
  private double[] scaled(ReferenceTensor gradient) {
    ReferenceTensor upstream = of("upstream").getFirst();
    boolean loss = upstream.shape().isEmpty() && !line.says("scalar");
    double factor = loss ? upstream.values()[0] : 1;
    return Arrays.stream(gradient.values()).map(value -> value / factor).toArray();
  }

  private List<CasePlace> places(String name) {
    List<CasePlace> places = line.places().stream().filter(place -> place.has(name)).toList();
    if (places.isEmpty()) {
      throw new IllegalArgumentException("where is " + name + "?");
    }
    return places;
  }
}
