package nnet.compiler.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.op.NdArray;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/** A scan in float64: step by step, as its definition says. */
record ScanRun(Step body, Roles roles, int batch) {

  /** One step at a time. */
  @FunctionalInterface
  interface Step {
    List<NdArray> results(List<NdArray> arguments, int time);
  }

  /**
   * What a scan hands in and takes out.
   *
   * @param shapes of the body's results
   */
  record Roles(
      Dim length,
      boolean reverse,
      List<OperandRole> operands,
      List<ResultRole> results,
      List<Shape> shapes) {

    static Roles of(Scan scan) {
      List<Shape> shapes =
          scan.body().results().stream().map(result -> result.value().type().shape()).toList();
      return new Roles(
          scan.length(), scan.reverse(), scan.operandRoles(), scan.resultRoles(), shapes);
    }

    /** All of them once more. */
    Roles twice() {
      return new Roles(length, reverse, twice(operands), twice(results), twice(shapes));
    }

    private static <T> List<T> twice(List<T> list) {
      return Stream.concat(list.stream(), list.stream()).toList();
    }
  }

  List<NdArray> run(List<NdArray> operands) {
    int length = roles.length().resolve(batch);
    List<NdArray> carried = new ArrayList<>(initial(operands));
    List<NdArray> results = empty(length, carried);
    for (int step = 0; step < length; step++) {
      int time = roles.reverse() ? length - 1 - step : step;
      List<NdArray> made = body.results(arguments(operands, carried, time), time);
      take(made, results, carried, time);
    }
    int next = 0;
    for (int i = 0; i < results.size(); i++) {
      if (roles.results().get(i) == ResultRole.NEXT) {
        results.set(i, carried.get(next++));
      }
    }
    return results;
  }

  private List<NdArray> initial(List<NdArray> operands) {
    List<NdArray> initial = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      if (roles.operands().get(i) == OperandRole.CARRY) {
        initial.add(operands.get(i));
      }
    }
    return initial;
  }

  private List<NdArray> empty(int length, List<NdArray> carried) {
    List<NdArray> results = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < roles.results().size(); i++) {
      int[] shape = roles.shapes().get(i).resolve(batch);
      results.add(
          switch (roles.results().get(i)) {
            case NEXT -> carried.get(next++);
            case SUMMED -> NdArray.zeros(shape);
            case STACKED -> NdArray.zeros(timed(length, shape));
          });
    }
    return results;
  }

  private static int[] timed(int length, int[] shape) {
    int[] timed = new int[shape.length + 1];
    timed[0] = length;
    System.arraycopy(shape, 0, timed, 1, shape.length);
    return timed;
  }

  private List<NdArray> arguments(List<NdArray> operands, List<NdArray> carried, int time) {
    List<NdArray> arguments = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < operands.size(); i++) {
      arguments.add(
          switch (roles.operands().get(i)) {
            case SEQUENCE -> slice(operands.get(i), time);
            case CARRY -> carried.get(next++);
            case INVARIANT -> operands.get(i);
          });
    }
    return arguments;
  }

  private static NdArray slice(NdArray sequence, int time) {
    int[] shape = Arrays.copyOfRange(sequence.shape(), 1, sequence.shape().length);
    int size = NdArray.count(shape);
    return new NdArray(Arrays.copyOfRange(sequence.data(), time * size, (time + 1) * size), shape);
  }

  private void take(List<NdArray> made, List<NdArray> results, List<NdArray> carried, int time) {
    int next = 0;
    for (int i = 0; i < made.size(); i++) {
      NdArray value = made.get(i);
      double[] result = results.get(i).data();
      switch (roles.results().get(i)) {
        case NEXT -> carried.set(next++, value);
        case STACKED ->
            System.arraycopy(value.data(), 0, result, time * value.size(), value.size());
        case SUMMED -> Arrays.setAll(result, k -> result[k] + value.get(k));
      }
    }
  }
}
