package nnet.runtime.plot;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Turns what is drawn into SVG. */
final class SvgCanvas {
  private static final String LINK = "http://www.w3.org/1999/xlink";

  /** It names a file of another site, which careful programs do not open and others would. */
  private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^>]*>\\s*");

  private SvgCanvas() {}

  static String draw(Dimension size, Consumer<Graphics2D> drawing) {
    SVGGraphics2D graphics = new SVGGraphics2D(context(), false);
    graphics.setSVGCanvasSize(size);
    drawing.accept(graphics);
    try {
      StringWriter writer = new StringWriter();
      graphics.stream(writer, true);
      return DOCTYPE.matcher(writer.toString()).replaceFirst("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SVGGeneratorContext context() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      Document document =
          factory
              .newDocumentBuilder()
              .getDOMImplementation()
              .createDocument("http://www.w3.org/2000/svg", "svg", null);
      SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
      context.setComment("nnet");
      context.setImageHandler(new Embedded());
      return context;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK has no XML", e);
    }
  }

  /** Images are part of the file; their dots stay squares, however large they are shown. */
  private static final class Embedded extends DefaultImageHandler {
    @Override
    protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
      String data = Base64.getEncoder().encodeToString(PngBytes.of((BufferedImage) image));
      element.setAttributeNS(LINK, "xlink:href", "data:image/png;base64," + data);
      element.setAttribute("style", "image-rendering:pixelated");
    }
  }
}
