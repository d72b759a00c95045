package nnet.runtime.plot;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A confusion matrix: rows are what is so, columns what is predicted. */
public final class MatrixPicture {
  private static final int FRAME = 60;
  private static final int TOP = 70;
  private static final int LARGEST = 64;
  private static final int SMALLEST = 28;
  private static final int TOGETHER = 640;
  private static final int LETTER = 8;
  private static final Color FULL = new Color(0x00, 0x72, 0xB2);

  private final String title;
  private final List<String> names;
  private final long[][] counts;
  private final int cell;
  private final int margin;

  private MatrixPicture(String title, List<String> names, long[][] counts) {
    this.title = title;
    this.names = names;
    this.counts = counts;
    this.cell = Math.clamp(TOGETHER / names.size(), SMALLEST, LARGEST);
    int longest = names.stream().mapToInt(String::length).max().orElse(1);
    this.margin = FRAME + LETTER * Math.min(longest, 24);
  }

  public static Picture of(String title, List<String> names, long[][] counts) {
    MatrixPicture matrix = new MatrixPicture(title, names, counts);
    int side = matrix.cell * names.size();
    int width = Math.max(matrix.margin + side + 30, 40 + LETTER * title.length());
    return new Picture(width, TOP + side + matrix.margin, matrix::draw);
  }

  private void draw(Graphics2D graphics, Rectangle2D area) {
    int side = cell * names.size();
    graphics.setFont(Style.TITLE);
    graphics.setPaint(Color.BLACK);
    center(graphics, title, area.getCenterX(), 30);
    graphics.setFont(Style.TEXT);
    for (int row = 0; row < names.size(); row++) {
      row(graphics, row);
    }
    graphics.setPaint(Color.BLACK);
    center(graphics, "predicted", margin + side / 2.0, TOP + side + margin - 18.0);
    graphics.rotate(-Math.PI / 2, 24, TOP + side / 2.0);
    center(graphics, "actual", 24, TOP + side / 2.0);
    graphics.rotate(Math.PI / 2, 24, TOP + side / 2.0);
  }

  private void row(Graphics2D graphics, int row) {
    long all = 0;
    for (long count : counts[row]) {
      all += count;
    }
    double middle = (row + 0.5) * cell;
    String name = shown(names.get(row));
    graphics.setPaint(Color.BLACK);
    right(graphics, name, margin - 8.0, TOP + middle + 4);
    graphics.rotate(-Math.PI / 2, margin + middle, TOP + cell * names.size());
    right(graphics, name, margin + middle - 8, TOP + cell * names.size() + 4.0);
    graphics.rotate(Math.PI / 2, margin + middle, TOP + cell * names.size());
    for (int column = 0; column < names.size(); column++) {
      cell(graphics, row, column, all == 0 ? 0 : (double) counts[row][column] / all);
    }
  }

  /** The darker, the larger the share of the row. */
  private void cell(Graphics2D graphics, int row, int column, double share) {
    double x = margin + (double) column * cell;
    double y = TOP + (double) row * cell;
    graphics.setPaint(shade(share));
    graphics.fill(new Rectangle2D.Double(x, y, cell, cell));
    graphics.setPaint(Style.GRID);
    graphics.draw(new Rectangle2D.Double(x, y, cell, cell));
    graphics.setPaint(
        share > 0.5 ? Color.WHITE : counts[row][column] == 0 ? Style.MUTED : Color.BLACK);
    center(graphics, String.valueOf(counts[row][column]), x + cell / 2.0, y + cell / 2.0 + 4);
  }

  private static Color shade(double share) {
    return new Color(
        blend(255, FULL.getRed(), share),
        blend(255, FULL.getGreen(), share),
        blend(255, FULL.getBlue(), share));
  }

  private static int blend(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }

  private static String shown(String name) {
    return name.length() <= 24 ? name : name.substring(0, 23) + "…";
  }

  static void center(Graphics2D graphics, String text, double x, double y) {
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.drawString(text, (float) (x - metrics.stringWidth(text) / 2.0), (float) y);
  }

  static void right(Graphics2D graphics, String text, double x, double y) {
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.drawString(text, (float) (x - metrics.stringWidth(text)), (float) y);
  }
}
