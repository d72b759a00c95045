package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Tensor;
import nnet.compiler.resolve.Definitions;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Statement;
import nnet.compiler.type.Shape;
import nnet.runtime.model.Schema;

/** What one elaboration of a network collects beside its graph. */
final class Workspace {
  /** No network may unroll into more nodes than this: who types is told so within two seconds. */
  static final int MOST_NODES = 50_000;

  /** No list may have more elements. */
  static final int MOST_ELEMENTS = 200_000;

  static final int DEEPEST = 64;

  final Definitions definitions;
  final Diagnostics diagnostics;
  private final boolean training;

  /** Patterns of instances that are as in prediction while others are trained. */
  final List<String> frozen = new ArrayList<>();

  /** Whether a definition is checked by itself, with unknown options and sizes. */
  final boolean symbolic;

  final Map<String, Parameter> parameters = new LinkedHashMap<>();
  final Map<String, State> states = new LinkedHashMap<>();
  final List<Row> rows = new ArrayList<>();
  final List<Penalty> penalties = new ArrayList<>();
  final Provenance provenance = new Provenance();

  /** The sizes that differ from example to example. */
  final RaggedDims dims = new RaggedDims();

  /** What losses compared: for outputs that come back in the unit of their target. */
  final List<Pair> pairs = new ArrayList<>();

  /** Where scans go on from the batch before. */
  final List<Span> stateful = new ArrayList<>();

  /** Options of optimizers that are read at each step even where they are the same throughout. */
  final Set<String> readEachStep = new HashSet<>();

  /** Of weighted losses: how much each example weighs, by the loss's own value. */
  final Map<Value, Tensor> lossWeights = new HashMap<>();

  final Observation observation;

  private boolean broken;
  private int fuel = MOST_NODES;
  private int symbols;

  /** A parameter as declared: the item gives its initial values. */
  record Parameter(
      String path, Shape shape, Item initial, Span span, String fingerprint, boolean trainable) {}

  /** A penalty; its pattern is matched once all parameters are known. */
  record Penalty(Statement.Penalty statement, Activation at) {}

  /** A prediction and the target that a loss compared it with. */
  record Pair(Value prediction, Value target) {}

  /** A layer of the network itself, for the summary. */
  record Row(String path, String layer, Shape output) {}

  /**
   * A state as declared.
   *
   * @param ofParameter whether it begins as a copy of the parameter: of optimizers only
   */
  record State(
      String path, ValueType type, Schema.State.Kind kind, double initial, boolean ofParameter) {}

  Workspace(Definitions definitions, Diagnostics diagnostics, boolean training, boolean symbolic) {
    this.definitions = definitions;
    this.diagnostics = diagnostics;
    this.training = training;
    this.symbolic = symbolic;
    observation = new Observation(definitions.observer());
  }

  /** Whether an instance or parameter is compiled as it is in training. */
  boolean isTraining(String path) {
    return training && frozen.stream().noneMatch(pattern -> Patterns.coversAll(pattern, path));
  }

  /** An empty one that reports to the same place. */
  Workspace fresh() {
    Workspace fresh = new Workspace(definitions, diagnostics, true, symbolic);
    fresh.readEachStep.addAll(readEachStep);
    return fresh;
  }

  /** A statement or expression that could not be read: what it would have done is not missed. */
  void seeBroken() {
    broken = true;
  }

  boolean hasBroken() {
    return broken;
  }

  /** Spends of what may be unrolled; false once there is too much. */
  boolean spend(int cost) {
    fuel = Math.max(-1, fuel - cost);
    return fuel >= 0;
  }

  boolean isExhausted() {
    return fuel < 0;
  }

  /** Nothing more is unrolled: there is no end to it. */
  void exhaust() {
    fuel = -1;
  }

  /** A name for a size that is not known. */
  String freshSymbol(String hint) {
    return hint + "'" + symbols++;
  }
}
