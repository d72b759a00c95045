/**
 * The kernels on the Vector API. Only these classes and emitted loops import {@code
 * jdk.incubator.vector}; they are loaded only where its module is present, so its types occur in no
 * signature that other packages see. Same bits as the scalar kernels.
 */
@NullMarked
package nnet.runtime.kernel.vector;

import org.jspecify.annotations.NullMarked;
