package nnet.runtime.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PicturesTest {
  private static final Line LINE =
      new Line("some", new double[] {0, 0.5, 1}, new double[] {0, 0.75, 1});

  private static ImageGrid.Cell cell(String caption) {
    return new ImageGrid.Cell(caption, 2, 2, 1, new float[] {0, 0.25f, 0.5f, 1});
  }

  private static Arguments of(Supplier<Picture> picture, String... texts) {
    return Arguments.of(picture, List.of(texts));
  }

  static Stream<Arguments> pictures() {
    List<Line> lines = List.of(LINE);
    float[][] shares = {{1, 0}, {0.5f, 0.5f}, {0, 1}, {0.25f, 0.75f}};
    return Stream.of(
        of(
            () -> UnitSquare.roc("ROC", lines, List.of()),
            "ROC",
            "some",
            "false positive rate",
            "0.2"),
        of(
            () -> UnitSquare.precisionRecall("PR", lines, List.of(), 0.5),
            "PR",
            "recall",
            "precision"),
        of(
            () -> CalibrationPicture.of("C", lines, new int[] {4, 0, 120}),
            "predicted probability",
            "predictions",
            "some"),
        of(() -> ValuePicture.agreement("A", lines), "predicted", "actual"),
        of(() -> ValuePicture.residuals("R", lines), "predicted", "actual - predicted"),
        of(
            () ->
                MatrixPicture.of(
                    "M",
                    List.of("cat", "a name of twenty-five letters"),
                    new long[][] {{3, 1}, {0, 7}}),
            "cat",
            "a name of twenty-five l…",
            ">7</text"),
        of(
            () ->
                BarPicture.of(
                    "B",
                    "weight",
                    List.of(new BarPicture.Bar("up", 2, 0.5), new BarPicture.Bar("down", -1, 0))),
            "up",
            "down",
            "2.00",
            "-1.00"),
        of(
            () -> ImageGrid.of("G", List.of(cell("one"), cell("a triangle at last, no square"))),
            ">one<",
            ">a triangle at last<",
            ">no square<",
            "data:image/png"),
        of(
            () ->
                SurfacePicture.of(
                    "S",
                    "left",
                    "up",
                    new SurfacePicture.Window(0, 1, 0, 1),
                    new SurfacePicture.Ground(shares, 2),
                    lines),
            "left",
            "up",
            "data:image/png"),
        of(
            () ->
                new LandscapePicture(
                        "W",
                        "weight",
                        "offset",
                        new SurfacePicture.Window(0, 1, 0, 1),
                        new LandscapePicture.Heights(
                            new double[][] {{1, 0}, {Double.POSITIVE_INFINITY, 3}}))
                    .with(LINE),
            "weight",
            "offset",
            "loss",
            "3.00",
            "begin",
            "end",
            "data:image/png"),
        of(
            () ->
                RatePicture.of(
                    "L",
                    new double[] {1e-4, 1e-3, 1e-2},
                    new double[] {2, 1, 3},
                    new double[] {2, 1.5, 2.5},
                    1e-3),
            "1e-4",
            "learning rate",
            "smoothed loss"));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void isDrawnWithTheSameBytesTwice(Supplier<Picture> picture, List<String> texts)
      throws IOException {
    String svg = picture.get().svg();
    assertThat(picture.get().svg()).isEqualTo(svg);
    assertThat(svg).contains(texts).contains("</svg").doesNotContain("NaN");
    byte[] png = picture.get().png();
    assertThat(picture.get().png()).isEqualTo(png);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isGreaterThan(100);
    assertThat(image.getRGB(1, 1)).as("white ground").isEqualTo(0xFFFFFFFF);
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void standsByItself(Supplier<Picture> picture, List<String> texts) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    InputSource source = new InputSource(new StringReader(picture.get().svg()));
    Document document = factory.newDocumentBuilder().parse(source);
    Element root = document.getDocumentElement();
    assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
    assertThat(root.getLocalName()).isEqualTo("svg");
    NodeList all = root.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      NamedNodeMap attributes = all.item(i).getAttributes();
      for (int j = 0; j < attributes.getLength(); j++) {
        String value = attributes.item(j).getNodeValue();
        assertThat(value).doesNotContainPattern("url\\([^#]");
        if (attributes.item(j).getNodeName().endsWith("href")) {
          assertThat(value).matches("(?s)#.*|data:image/png;base64,.*");
        }
      }
    }
  }

  @Test
  void marksDoNotDependOnFonts() {
    assertThat(Ticks.step(1)).isEqualTo(0.2);
    assertThat(Ticks.step(10)).isEqualTo(2);
    assertThat(Ticks.step(31)).isEqualTo(5);
    assertThat(Ticks.step(0)).isEqualTo(1);
  }

  @Test
  void manyPointsAreThinned() {
    double[] many = new double[100];
    Arrays.setAll(many, i -> i);
    assertThat(new Line("", many, many).thinned(4).x()).containsExactly(0, 25, 50, 75);
    assertThat(LINE.thinned(3)).isSameAs(LINE);
  }
}
