package nnet.compiler.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.op.NdArray;

/** A scan in float64: step by step, as its definition says. */
record ScanRun(Interpreter interpreter, Scan scan, int batch) {

  List<NdArray> run(List<NdArray> operands) {
    int length = scan.length().resolve(batch);
    List<NdArray> carried = new ArrayList<>(initial(operands));
    List<NdArray> results = empty(length, carried);
    for (int step = 0; step < length; step++) {
      int time = scan.reverse() ? length - 1 - step : step;
      List<NdArray> made = interpreter.step(scan.body(), arguments(operands, carried, time), time);
      take(made, results, carried, time);
    }
    int next = 0;
    for (int i = 0; i < results.size(); i++) {
      if (scan.resultRoles().get(i) == ResultRole.NEXT) {
        results.set(i, carried.get(next++));
      }
    }
    return results;
  }

  private List<NdArray> initial(List<NdArray> operands) {
    List<NdArray> initial = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      if (scan.operandRoles().get(i) == OperandRole.CARRY) {
        initial.add(operands.get(i));
      }
    }
    return initial;
  }

  private List<NdArray> empty(int length, List<NdArray> carried) {
    List<NdArray> results = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < scan.resultRoles().size(); i++) {
      int[] shape = scan.body().results().get(i).value().type().shape().resolve(batch);
      results.add(
          switch (scan.resultRoles().get(i)) {
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
          switch (scan.operandRoles().get(i)) {
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
      switch (scan.resultRoles().get(i)) {
        case NEXT -> carried.set(next++, value);
        case STACKED ->
            System.arraycopy(value.data(), 0, result, time * value.size(), value.size());
        case SUMMED -> Arrays.setAll(result, k -> result[k] + value.get(k));
      }
    }
  }
}
