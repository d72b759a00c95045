package nnet.runtime.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/** What speaks for something and what against it, the weightiest on top. */
public final class BarPicture {
  private static final int ROW = 26;
  private static final int TOP = 76;
  private static final int BOTTOM = 24;
  private static final int PLOT = 420;
  private static final int NUMBER = 90;
  private static final int LETTER = 7;
  private static final int LONGEST = 40;

  /**
   * @param deviation of the value; 0 where there is none
   */
  public record Bar(String name, double value, double deviation) {}

  private final String title;
  private final String measure;
  private final List<Bar> bars;
  private final int margin;
  private final double low;
  private final double high;

  private BarPicture(String title, String measure, List<Bar> bars) {
    this.title = title;
    this.measure = measure;
    this.bars = bars;
    int longest = bars.stream().mapToInt(bar -> shown(bar.name()).length()).max().orElse(1);
    this.margin = 24 + LETTER * longest;
    this.low =
        Math.min(0, bars.stream().mapToDouble(b -> b.value() - b.deviation()).min().orElse(0));
    this.high =
        Math.max(0, bars.stream().mapToDouble(b -> b.value() + b.deviation()).max().orElse(0));
  }

  /**
   * @param measure what the lengths of the bars are
   */
  public static Picture of(String title, String measure, List<Bar> bars) {
    BarPicture picture = new BarPicture(title, measure, bars);
    int words = Math.max(8 * title.length(), LETTER * measure.length());
    int width = Math.max(picture.margin + PLOT + NUMBER, 40 + words);
    return new Picture(width, TOP + ROW * bars.size() + BOTTOM, picture::draw);
  }

  private void draw(Graphics2D graphics, Rectangle2D area) {
    graphics.setFont(Style.TITLE);
    graphics.setPaint(Color.BLACK);
    MatrixPicture.center(graphics, title, area.getCenterX(), 28);
    graphics.setFont(Style.TEXT);
    graphics.setPaint(Style.MUTED);
    MatrixPicture.center(graphics, measure, area.getCenterX(), 52);
    for (int i = 0; i < bars.size(); i++) {
      bar(graphics, bars.get(i), TOP + ROW * i);
    }
    graphics.setPaint(Color.BLACK);
    graphics.draw(new Line2D.Double(at(0), TOP - 6, at(0), TOP + ROW * bars.size() + 2.0));
  }

  private void bar(Graphics2D graphics, Bar bar, double y) {
    graphics.setPaint(Color.BLACK);
    MatrixPicture.right(graphics, shown(bar.name()), margin - 10.0, y + 15);
    double from = at(Math.min(0, bar.value()));
    graphics.setPaint(Style.color(bar.value() < 0 ? 1 : 0));
    graphics.fill(
        new Rectangle2D.Double(from, y + 2, at(Math.max(0, bar.value())) - from, ROW - 8.0));
    graphics.setPaint(Color.BLACK);
    double end = Math.max(at(0), at(bar.value()));
    if (bar.deviation() > 0) {
      double middle = y + ROW / 2.0 - 2;
      double right = at(bar.value() + bar.deviation());
      graphics.draw(new Line2D.Double(at(bar.value() - bar.deviation()), middle, right, middle));
      end = Math.max(end, right);
    }
    graphics.setPaint(Style.MUTED);
    graphics.drawString(number(bar.value()), (float) end + 6, (float) y + 15);
  }

  private double at(double value) {
    double width = high > low ? high - low : 1;
    return margin + (value - low) / width * PLOT;
  }

  private static String number(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.3g", value);
  }

  private static String shown(String name) {
    return Style.shortened(name, LONGEST);
  }
}
