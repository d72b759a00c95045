package nnet.runtime.plot;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.text.TextUtils;

/** Something drawn, as SVG or as PNG: the same bytes each time. */
public final class Picture {
  /** Dots of a PNG for each unit of length: letters stay sharp. */
  private static final int SHARPNESS = 2;

  private final int width;
  private final int height;
  private final Drawing drawing;

  Picture(int width, int height, Drawing drawing) {
    this.width = width;
    this.height = height;
    this.drawing = drawing;
  }

  /** Draws into an area. */
  @FunctionalInterface
  interface Drawing {
    void draw(Graphics2D graphics, Rectangle2D area);
  }

  public String svg() {
    return SvgCanvas.draw(new Dimension(width, height), this::draw);
  }

  public byte[] png() {
    BufferedImage image =
        new BufferedImage(width * SHARPNESS, height * SHARPNESS, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.scale(SHARPNESS, SHARPNESS);
    draw(graphics);
    graphics.dispose();
    return PngBytes.of(image);
  }

  private void draw(Graphics2D graphics) {
    // As text that can be read and searched, not as the outlines of its letters.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
    Rectangle2D area = new Rectangle2D.Double(0, 0, width, height);
    graphics.setPaint(Color.WHITE);
    graphics.fill(area);
    drawing.draw(graphics, area);
  }
}
