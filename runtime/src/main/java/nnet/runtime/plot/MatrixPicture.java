package nnet.runtime.plot;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A confusion matrix: rows are what is so, columns what is predicted. */
public final class MatrixPicture {
  private static final int FRAME = 52;
  private static final int RIGHT = 30;
  private static final int TOP = 56;
  private static final int LARGEST = 80;
  private static final int SMALLEST = 32;
  private static final int TOGETHER = 640;
  private static final int LETTER = 7;
  private static final int LONGEST = 24;
  private static final Color FULL = new Color(0x00, 0x72, 0xB2);

  private final String title;
  private final List<String> names;
  private final long[][] counts;
  private final int cell;

  /** For the names of the rows, and for those of the columns. */
  private final int beside;

  private final int below;
  private final boolean upright;
  private final int width;

  /** Where the matrix begins. */
  private final int left;

  private MatrixPicture(String title, List<String> names, long[][] counts) {
    this.title = title;
    this.names = names;
    this.counts = counts;
    this.cell = Math.clamp(TOGETHER / names.size(), SMALLEST, LARGEST);
    int longest = names.stream().mapToInt(String::length).max().orElse(1);
    this.beside = FRAME + LETTER * Math.min(longest, LONGEST);
    this.upright = LETTER * longest <= cell;
    this.below = upright ? FRAME + LETTER : beside;
    int needed = beside + cell * names.size() + RIGHT;
    this.width = Math.max(needed, 40 + 8 * title.length());
    this.left = beside + (width - needed) / 2;
  }

  public static Picture of(String title, List<String> names, long[][] counts) {
    MatrixPicture matrix = new MatrixPicture(title, names, counts);
    int height = TOP + matrix.cell * names.size() + matrix.below;
    return new Picture(matrix.width, height, matrix::draw);
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
    center(graphics, "predicted", left + side / 2.0, TOP + side + below - 14.0);
    int x = left - beside + 24;
    graphics.rotate(-Math.PI / 2, x, TOP + side / 2.0);
    center(graphics, "actual", x, TOP + side / 2.0);
    graphics.rotate(Math.PI / 2, x, TOP + side / 2.0);
  }

  private void row(Graphics2D graphics, int row) {
    long all = 0;
    for (long count : counts[row]) {
      all += count;
    }
    double middle = (row + 0.5) * cell;
    String name = Style.shortened(names.get(row), LONGEST);
    graphics.setPaint(Color.BLACK);
    right(graphics, name, left - 8.0, TOP + middle + 4);
    column(graphics, name, left + middle, TOP + cell * names.size());
    for (int column = 0; column < names.size(); column++) {
      cell(graphics, row, column, all == 0 ? 0 : (double) counts[row][column] / all);
    }
  }

  /** Names that are wider than their column stand on end. */
  private void column(Graphics2D graphics, String name, double x, double y) {
    if (upright) {
      center(graphics, name, x, y + 18);
      return;
    }
    graphics.rotate(-Math.PI / 2, x, y);
    right(graphics, name, x - 8, y + 4);
    graphics.rotate(Math.PI / 2, x, y);
  }

  /** The darker, the larger the share of the row. */
  private void cell(Graphics2D graphics, int row, int column, double share) {
    double x = left + (double) column * cell;
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

  static void center(Graphics2D graphics, String text, double x, double y) {
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.drawString(text, (float) (x - metrics.stringWidth(text) / 2.0), (float) y);
  }

  static void right(Graphics2D graphics, String text, double x, double y) {
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.drawString(text, (float) (x - metrics.stringWidth(text)), (float) y);
  }
}
