/**
 * Pictures of a training: curves as SVG and as text. Equal histories give equal bytes. Nothing here
 * writes files or knows of models.
 */
@NullMarked
package nnet.runtime.plot;

import org.jspecify.annotations.NullMarked;
