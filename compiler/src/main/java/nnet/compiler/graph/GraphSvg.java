package nnet.compiler.graph;

import java.util.List;
import java.util.Locale;

/** Regions as a picture, one below the other. */
public final class GraphSvg {
  private static final int WIDTH = 150;
  private static final int HEIGHT = 36;
  private static final int GAP = 24;
  private static final int STEP = 70;
  private static final int TITLE = 30;

  private final StringBuilder shapes = new StringBuilder();
  private int bottom;
  private int right;

  private GraphSvg() {}

  public static String svg(Region region) {
    GraphSvg picture = new GraphSvg();
    GraphPrinter.order(region).forEach(each -> picture.draw(GraphView.of(each)));
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"11\" text-anchor=\"middle\">\n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n",
            picture.right + GAP,
            picture.bottom + GAP)
        + picture.shapes
        + "</svg>\n";
  }

  private void draw(GraphView view) {
    List<List<Integer>> layers = LayeredLayout.of(view).layers();
    int widest = layers.stream().mapToInt(List::size).max().orElse(1);
    int width = widest * (WIDTH + GAP);
    int[] x = new int[view.boxes().size()];
    int[] y = new int[view.boxes().size()];
    for (int depth = 0; depth < layers.size(); depth++) {
      List<Integer> boxes = layers.get(depth);
      int start = GAP + (width - boxes.size() * (WIDTH + GAP)) / 2;
      for (int i = 0; i < boxes.size(); i++) {
        x[boxes.get(i)] = start + i * (WIDTH + GAP) + WIDTH / 2;
        y[boxes.get(i)] = bottom + TITLE + GAP + depth * STEP;
      }
    }
    text(GAP + width / 2, bottom + TITLE, view.title(), "font-weight=\"bold\"");
    view.arrows().forEach(a -> arrow(x[a.from()], y[a.from()], x[a.to()], y[a.to()]));
    for (int i = 0; i < x.length; i++) {
      box(view.boxes().get(i), x[i], y[i]);
    }
    bottom += TITLE + GAP + layers.size() * STEP;
    right = Math.max(right, GAP + width);
  }

  private void arrow(int fromX, int fromY, int toX, int toY) {
    int start = fromY + HEIGHT;
    int middle = (start + toY) / 2;
    shapes.append(
        String.format(
            Locale.ROOT,
            "<path d=\"M%d %d C%d %d %d %d %d %d\" fill=\"none\" stroke=\"#888\"/>\n",
            fromX,
            start,
            fromX,
            middle,
            toX,
            middle,
            toX,
            toY));
  }

  private void box(GraphView.Box box, int x, int y) {
    String fill =
        switch (box.shape()) {
          case FORMAL -> "#e8f0fe";
          case OPERATOR -> "#ffffff";
          case REGION -> "#fff4e0";
          case RESULT -> "#e6f4ea";
        };
    int corner = box.shape() == GraphView.Shape.FORMAL ? HEIGHT / 2 : 4;
    shapes.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" fill=\"%s\""
                + " stroke=\"#444\"/>\n",
            x - WIDTH / 2,
            y,
            WIDTH,
            HEIGHT,
            corner,
            fill));
    text(x, y + 15, box.label(), "");
    text(x, y + 29, box.detail(), "fill=\"#666\"");
  }

  private void text(int x, int y, String words, String style) {
    String shown = words.length() > 26 ? words.substring(0, 25) + "…" : words;
    String escaped = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    shapes.append(
        String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" %s>%s</text>\n", x, y, style, escaped));
  }
}
