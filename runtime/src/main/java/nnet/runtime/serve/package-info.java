/** Models in a service: opened from jars, fed with records, changed while threads predict. */
@NullMarked
package nnet.runtime.serve;

import org.jspecify.annotations.NullMarked;
