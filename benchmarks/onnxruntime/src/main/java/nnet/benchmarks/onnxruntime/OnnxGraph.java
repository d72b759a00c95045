package nnet.benchmarks.onnxruntime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nnet.benchmarks.work.Examples;

/**
 * A chain of nodes while it is written, with weights drawn for it. The numbers of fields are those
 * of onnx.proto.
 */
final class OnnxGraph {
  static final String INPUT = "x";
  private static final int FORMAT = 8;
  private static final int OPERATORS = 17;
  private static final int FLOAT = 1;
  private static final int INTS = 7;

  private final Message graph = new Message().text(2, "graph");
  private final List<String> names = new ArrayList<>();
  private String last = INPUT;
  private long parameters;

  long parameters() {
    return parameters;
  }

  OnnxGraph dense(int from, int to) {
    return node("Gemm", List.of(), List.of(last, weights(from, from, to), weights(from, to)));
  }

  OnnxGraph convolution(int from, int to) {
    int fan = 9 * from;
    List<String> inputs = List.of(last, weights(fan, to, from, 3, 3), weights(fan, to));
    return node("Conv", List.of(), inputs);
  }

  OnnxGraph maxPool() {
    List<Message> attributes = List.of(ints("kernel_shape", 2, 2), ints("strides", 2, 2));
    return node("MaxPool", attributes, List.of(last));
  }

  /** A node without options. */
  OnnxGraph then(String operator) {
    return node(operator, List.of(), List.of(last));
  }

  private String name() {
    String name = "v" + names.size();
    names.add(name);
    return name;
  }

  private OnnxGraph node(String operator, List<Message> attributes, List<String> inputs) {
    Message node = new Message();
    inputs.forEach(input -> node.text(1, input));
    last = name();
    node.text(2, last).text(4, operator);
    attributes.forEach(attribute -> node.message(5, attribute));
    graph.message(1, node);
    return this;
  }

  private static Message ints(String name, int... values) {
    Message attribute = new Message().text(1, name);
    for (int value : values) {
      attribute.number(8, value);
    }
    return attribute.number(20, INTS);
  }

  private String weights(int fan, int... shape) {
    int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    ByteBuffer raw = ByteBuffer.allocate(4 * size).order(ByteOrder.LITTLE_ENDIAN);
    float scale = (float) Math.sqrt(1.0 / fan);
    for (float value : Examples.matrix(size, names.size())) {
      raw.putFloat(value * scale);
    }
    Message tensor = new Message();
    Arrays.stream(shape).forEach(length -> tensor.number(1, length));
    String name = name();
    graph.message(5, tensor.number(2, FLOAT).text(8, name).bytes(9, raw.array()));
    parameters += size;
    return name;
  }

  /** The whole model. */
  byte[] model(long[] input, long[] output) {
    graph.message(11, value(INPUT, input)).message(12, value(last, output));
    Message operators = new Message().text(1, "").number(2, OPERATORS);
    return new Message().number(1, FORMAT).message(7, graph).message(8, operators).toBytes();
  }

  private static Message value(String name, long... shape) {
    Message lengths = new Message();
    for (long length : shape) {
      lengths.message(1, new Message().number(1, length));
    }
    Message type = new Message().number(1, FLOAT).message(2, lengths);
    return new Message().text(1, name).message(2, new Message().message(1, type));
  }
}
