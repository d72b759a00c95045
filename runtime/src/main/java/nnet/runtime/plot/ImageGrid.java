package nnet.runtime.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Small images beside each other. */
public final class ImageGrid {
  private static final int GAP = 10;
  private static final int CAPTION = 18;
  private static final int TOP = 52;
  private static final int CELL = 84;

  /** So few images may be larger. */
  private static final int FEW = 4;

  private static final int MOST_COLUMNS = 8;
  private static final int LETTER = 7;

  private final String title;
  private final List<Cell> cells;
  private final int columns;
  private final int cell;
  private final int across;
  private final int down;

  /** Lines of text below an image. */
  private final int lines;

  /**
   * An image with what is written below it.
   *
   * @param values row by row, channels last, each from 0 (dark) to 1
   */
  public record Cell(String caption, int width, int height, int channels, float[] values) {
    public Cell {
      values = values.clone();
    }

    private BufferedImage image() {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < width * height; i++) {
        int color = 0;
        for (int c = 0; c < 3; c++) {
          float value = values[i * channels + (channels >= 3 ? c : 0)];
          color = color << 8 | Math.clamp(Math.round(value * 255), 0, 255);
        }
        image.setRGB(i % width, i / width, color);
      }
      return image;
    }
  }

  private ImageGrid(String title, List<Cell> cells) {
    this.title = title;
    this.cells = cells;
    this.columns = Math.clamp((int) Math.ceil(Math.sqrt(cells.size())), 1, MOST_COLUMNS);
    double tall = cells.isEmpty() ? 1 : (double) cells.get(0).height() / cells.get(0).width();
    this.cell = cells.size() <= FEW ? 2 * CELL : CELL;
    this.across = tall > 1 ? (int) Math.round(cell / tall) : cell;
    this.down = tall > 1 ? cell : (int) Math.max(1, Math.round(cell * tall));
    this.lines = cells.stream().mapToInt(each -> lines(each.caption()).size()).max().orElse(1);
  }

  /** A caption that is too long for its image goes on below its first comma. */
  private List<String> lines(String caption) {
    int most = cell / LETTER;
    List<String> parts =
        caption.length() <= most ? List.of(caption) : List.of(caption.split(", ", 2));
    return parts.stream().map(part -> Style.shortened(part, most)).toList();
  }

  public static Picture of(String title, List<Cell> cells) {
    ImageGrid grid = new ImageGrid(title, cells);
    int rows = (cells.size() + grid.columns - 1) / grid.columns;
    int width = Math.max(GAP + grid.columns * grid.stepAcross(), 40 + 8 * title.length());
    return new Picture(width, TOP + rows * grid.stepDown() + GAP, grid::draw);
  }

  private int stepAcross() {
    return Math.max(across, cell) + GAP;
  }

  private int stepDown() {
    return down + CAPTION * lines + GAP;
  }

  private void draw(Graphics2D graphics, Rectangle2D area) {
    graphics.setFont(Style.TITLE);
    graphics.setPaint(Color.BLACK);
    MatrixPicture.center(graphics, title, area.getCenterX(), 30);
    graphics.setFont(Style.TEXT);
    double left = (area.getWidth() - columns * stepAcross() + GAP) / 2;
    for (int i = 0; i < cells.size(); i++) {
      double middle = left + i % columns * stepAcross() + (stepAcross() - GAP) / 2.0;
      int y = TOP + i / columns * stepDown();
      draw(graphics, cells.get(i), middle, y);
    }
  }

  /** With a frame, as white is the ground, too. */
  private void draw(Graphics2D graphics, Cell image, double middle, int y) {
    int x = (int) (middle - across / 2.0);
    graphics.drawImage(image.image(), x, y, across, down, null);
    graphics.setPaint(Style.GRID);
    graphics.drawRect(x, y, across, down);
    graphics.setPaint(Color.BLACK);
    List<String> caption = lines(image.caption());
    for (int i = 0; i < caption.size(); i++) {
      MatrixPicture.center(graphics, caption.get(i), middle, y + down + 14.0 + CAPTION * i);
    }
  }
}
