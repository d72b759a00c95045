package nnet.compiler.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.math.Tanh;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class GraphPrinterTest {

  private static Region layer(String name, String parameter) {
    RegionBuilder builder = new RegionBuilder(name);
    Value x = builder.formal(Formal.Kind.VALUE, "x", ValueType.of(Dim.BATCH, Dim.of(3)));
    Value b = builder.formal(Formal.Kind.PARAMETER, parameter, ValueType.of(Shape.of(3)));
    Value z = new Arithmetic(builder).add(x, b);
    Value y = builder.apply(Tanh.INSTANCE, Attributes.NONE, List.of(z), "y");
    builder.result(Result.Kind.VALUE, "y", y);
    return builder.build();
  }

  private static Region network(Region first, Region second) {
    RegionBuilder builder = new RegionBuilder("network");
    Value x = builder.formal(Formal.Kind.VALUE, "x", ValueType.of(Dim.BATCH, Dim.of(3)));
    Value b = builder.formal(Formal.Kind.PARAMETER, "b", ValueType.of(Shape.of(3)));
    Value y = builder.call(first, List.of(x, b)).get(0);
    Value z = builder.call(second, List.of(y, b)).get(0);
    builder.result(Result.Kind.VALUE, "z", z);
    return builder.build();
  }

  @Test
  void printsCalleesFirst() {
    Region layer = layer("layer", "offset");
    assertThat(GraphPrinter.text(network(layer, layer)))
        .isEqualTo(
            """
            region layer(x: f32[B, 3], parameter offset: f32[3]) {
              %1: f32[B, 3] = add(x, offset)
              y: f32[B, 3] = tanh(%1)
              return value y = y
            }
            region network(x: f32[B, 3], parameter b: f32[3]) {
              y: f32[B, 3] = call layer(x, b)
              y_2: f32[B, 3] = call layer(y, b)
              return value z = y_2
            }
            """);
  }

  @Test
  void internsEqualRegions() {
    RegionInterner interner = new RegionInterner();
    Region whole = interner.intern(network(layer("one", "offset"), layer("another", "offset")));
    assertThat(whole.nodes().get(0).operation()).isEqualTo(whole.nodes().get(1).operation());
    assertThat(interner.intern(whole)).isSameAs(whole);
    assertThat(interner.intern(layer("third", "offset")))
        .as("another instance computes the same")
        .isSameAs(interner.intern(layer("third", "beta")));
    assertThat(Verifier.problems(whole)).isEmpty();
  }

  @Test
  void drawsPictures() throws Exception {
    Region region = network(layer("layer", "offset"), layer("<layer>", "offset"));
    assertThat(GraphPictures.dot(region))
        .contains("subgraph cluster_2", "r2_0 -> r2_2;", "label=\"add\\nf32[B, 3]\"");
    assertThat(GraphPictures.mermaid(region)).contains("r2_2 --> r2_3", "[\"&lt;layer>\"]");
    Document picture =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(GraphSvg.svg(region))));
    assertThat(picture.getElementsByTagName("path").getLength()).isEqualTo(13);
  }
}
