package nnet.runtime.cli;

/** Libraries that a small jar leaves out; what needs them is then left out too, with a note. */
enum Library {
  CHARTS("org.jfree.chart.JFreeChart"),
  SVG("org.apache.batik.svggen.SVGGraphics2D"),
  PROGRESS_BAR("me.tongfei.progressbar.ProgressBar");

  private final String className;

  Library(String className) {
    this.className = className;
  }

  boolean isThere() {
    return Library.class.getClassLoader().getResource(className.replace('.', '/') + ".class")
        != null;
  }
}
