/**
 * What emitted code and the training program call, one package for each purpose. This package
 * itself stays empty: a class here would have no layer.
 */
@NullMarked
package nnet.runtime;

import org.jspecify.annotations.NullMarked;
