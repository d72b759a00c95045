/**
 * What compiled networks call. Predictions need nothing but Java; training reads CSV and JSON and
 * draws pictures with the libraries that are there. Loops use the Vector API where its module is:
 * {@code --add-modules jdk.incubator.vector}.
 */
module nnet.runtime {
  requires static de.siegmar.fastcsv;
  requires static java.desktop;
  requires static java.xml;
  requires static jdk.incubator.vector;
  requires static me.tongfei.progressbar;
  requires static org.apache.xmlgraphics.batik.awt.util;
  requires static org.apache.xmlgraphics.batik.svggen;
  requires static org.jfree.jfreechart;
  requires static org.jspecify;
  requires static tools.jackson.core;

  exports nnet.runtime.checkpoint;
  exports nnet.runtime.cli;
  exports nnet.runtime.data;
  exports nnet.runtime.data.generate;
  exports nnet.runtime.diagnosis;
  exports nnet.runtime.drift;
  exports nnet.runtime.explain;
  exports nnet.runtime.gallery;
  exports nnet.runtime.generate;
  exports nnet.runtime.io;
  exports nnet.runtime.kernel;
  exports nnet.runtime.kernel.formula;
  exports nnet.runtime.kernel.vector;
  exports nnet.runtime.measure;
  exports nnet.runtime.message;
  exports nnet.runtime.model;
  exports nnet.runtime.parallel;
  exports nnet.runtime.plot;
  exports nnet.runtime.predict;
  exports nnet.runtime.progress;
  exports nnet.runtime.random;
  exports nnet.runtime.serve;
  exports nnet.runtime.table;
  exports nnet.runtime.train;

  uses nnet.runtime.model.Model;
}
