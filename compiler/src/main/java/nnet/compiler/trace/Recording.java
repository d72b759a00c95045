package nnet.compiler.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;
import nnet.compiler.op.NdArray;
import nnet.compiler.reference.Interpreter;
import nnet.runtime.random.Draw;
import org.jspecify.annotations.Nullable;

/** Every value of a region as it was computed: once, or at each step of the scans around it. */
final class Recording {
  private final Region region;
  private final List<Moment> moments = new ArrayList<>();
  private final IdentityHashMap<Node, Recording> inner = new IdentityHashMap<>();

  private Recording(Region region) {
    this.region = region;
  }

  /**
   * The region at one time.
   *
   * @param times of the scans around it, the outermost first
   */
  record Moment(List<Integer> times, Map<Value, NdArray> values) {
    NdArray value(Value value) {
      NdArray known = values.get(value);
      if (known == null) {
        throw new IllegalStateException("no value of " + value);
      }
      return known;
    }
  }

  /** Runs a region and writes down all there is. */
  static Recording of(Region region, List<NdArray> arguments, int batch, Draw draw) {
    Recording whole = new Recording(region);
    whole.begin(List.of(), arguments);
    new Interpreter(batch, draw, new Recorder(whole)).run(region, arguments);
    return whole;
  }

  private void begin(List<Integer> times, List<NdArray> arguments) {
    Map<Value, NdArray> values = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      values.put(region.formals().get(i).value(), arguments.get(i));
    }
    moments.add(new Moment(times, values));
  }

  Region region() {
    return region;
  }

  /** In the order in which they came. */
  List<Moment> moments() {
    return moments;
  }

  Moment first() {
    return moments.getFirst();
  }

  /** What a call or a scan did inside; null where it was never run. */
  @Nullable Recording inside(Node node) {
    return inner.get(node);
  }

  private static final class Recorder implements Interpreter.Observer {
    private final Deque<Recording> open = new ArrayDeque<>();

    Recorder(Recording whole) {
      open.push(whole);
    }

    private Moment now() {
      return open.element().moments.getLast();
    }

    @Override
    public NdArray result(Node node, List<NdArray> operands, NdArray result) {
      now().values().put(node.result(), result);
      return result;
    }

    @Override
    public void enter(Node node, List<NdArray> arguments, int time) {
      List<Integer> times = new ArrayList<>(now().times());
      if (node.operation() instanceof Scan) {
        times.add(time);
      }
      Recording inside =
          open.element().inner.computeIfAbsent(node, each -> new Recording(body(each)));
      inside.begin(List.copyOf(times), arguments);
      open.push(inside);
    }

    private static Region body(Node node) {
      return switch (node.operation()) {
        case Call call -> call.region();
        case Scan scan -> scan.body();
        case Apply apply ->
            throw new IllegalStateException("no region in " + apply.operator().name());
      };
    }

    @Override
    public void leave() {
      open.pop();
    }

    @Override
    public void results(Node node, List<NdArray> results) {
      for (int i = 0; i < results.size(); i++) {
        now().values().put(node.results().get(i), results.get(i));
      }
    }
  }
}
