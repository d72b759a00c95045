package nnet.benchmarks.djl;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Embedding;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/** Rows of a table by their numbers: DJL's own embeddings are of words. */
final class DjlEmbedding extends AbstractBlock {
  private final Parameter table;
  private final int rows;
  private final int width;

  DjlEmbedding(int rows, int width) {
    this.rows = rows;
    this.width = width;
    this.table =
        addParameter(Parameter.builder().setName("table").setType(Parameter.Type.WEIGHT).build());
  }

  @Override
  protected void prepare(Shape[] inputShapes) {
    table.setShape(new Shape(rows, width));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameters,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> options) {
    return Embedding.embedding(
        inputs.head().toType(DataType.INT64, false),
        parameters.getValue(table, inputs.head().getDevice(), training),
        SparseFormat.DENSE);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0].add(width)};
  }
}
