package nnet.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.math.Add;
import nnet.compiler.op.math.Tanh;
import nnet.compiler.op.nn.MatMul;
import nnet.compiler.op.shape.Concat;
import nnet.compiler.op.shape.Slice;
import nnet.compiler.type.Dim;
import org.junit.jupiter.api.Test;

/** Which parts of wider values are read and written where they stand. */
class WindowsTest {
  private final RegionBuilder builder = new RegionBuilder("parts");
  private final Value wide =
      builder.formal(Formal.Kind.VALUE, "wide", ValueType.of(Dim.BATCH, Dim.of(6)));
  private final Value narrow =
      builder.formal(Formal.Kind.VALUE, "narrow", ValueType.of(Dim.BATCH, Dim.of(3)));

  private Value slice(long from, long to) {
    return builder.apply(
        Slice.INSTANCE, Slice.attributes(1, Dim.of(from), Dim.of(to)), List.of(wide));
  }

  private Value concat(Value... parts) {
    return builder.apply(Concat.INSTANCE, Attributes.of("axis", 1), List.of(parts));
  }

  private Windows windows(Value result) {
    builder.result(Result.Kind.VALUE, "result", result);
    return new Windows(builder.build());
  }

  @Test
  void aSliceThatLoopsReadStaysWhereItIs() {
    Value slice = slice(3, 6);
    Windows windows = windows(builder.apply(Add.INSTANCE, slice, narrow));
    assertThat(windows.all()).containsOnlyKeys(slice).containsValue(new Window(wide, 3, 6));
  }

  @Test
  void aSliceThatAKernelReadsIsCopied() {
    Value product =
        builder.apply(
            MatMul.INSTANCE, MatMul.attributes(true, false), List.of(slice(0, 3), narrow));
    assertThat(windows(product).all()).isEmpty();
  }

  @Test
  void aSliceThatIsBroadcastIsCopied() {
    assertThat(windows(builder.apply(Add.INSTANCE, slice(0, 1), narrow)).all()).isEmpty();
  }

  @Test
  void partsOfLoopsAreWrittenWhereTheyBelong() {
    Value a = builder.apply(Tanh.INSTANCE, narrow);
    Value b = builder.apply(Add.INSTANCE, narrow, a);
    Value both = concat(a, b);
    assertThat(windows(both).all()).containsOnlyKeys(a, b).containsEntry(b, new Window(both, 3, 6));
  }

  @Test
  void aPartTwiceIsCopied() {
    Value a = builder.apply(Tanh.INSTANCE, narrow);
    assertThat(windows(concat(a, a)).all()).isEmpty();
  }

  @Test
  void aPartThatIsGivenIsCopied() {
    assertThat(windows(concat(narrow, builder.apply(Tanh.INSTANCE, narrow))).all()).isEmpty();
  }
}
