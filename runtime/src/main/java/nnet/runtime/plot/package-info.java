/**
 * Pictures of trainings and of what trained networks do: as SVG and PNG, and in characters. Equal
 * numbers give equal bytes. Nothing here writes files or knows of models.
 */
@NullMarked
package nnet.runtime.plot;

import org.jspecify.annotations.NullMarked;
