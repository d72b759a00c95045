package nnet.compiler.op.nn;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/** A sequence as an image of height 1; images and volumes as they are. */
record PlaneView(Axes axes) {
  private boolean isSequence() {
    return axes == Axes.SEQUENCE;
  }

  Shape of(Shape shape) {
    return isSequence() ? shape.insert(0, Dim.ONE) : shape;
  }

  List<Integer> of(List<Integer> numbers, int ofHeight) {
    List<Integer> all = new ArrayList<>(numbers);
    if (isSequence()) {
      all.add(0, ofHeight);
    }
    return all;
  }

  List<Window> ofWindows(List<Window> windows) {
    List<Window> all = new ArrayList<>(windows);
    if (isSequence()) {
      all.add(0, Window.FLAT);
    }
    return all;
  }

  Convolution convolution(Convolution.Part part) {
    Convolution forward = axes == Axes.VOLUME ? Convolution.VOLUME : Convolution.PLANE;
    return forward.sibling(part);
  }
}
