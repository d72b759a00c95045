package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * What the softmax kernels need on vectors, the same bits as {@link nnet.runtime.kernel.Scalar}. It
 * has to stay below the 325 bytes of code up to which HotSpot inlines; emitted loops hold the text
 * of what they need instead.
 */
final class VectorMath {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;

  private VectorMath() {}

  // Printed from nnet.runtime.kernel.formula by MathClasses.

  static FloatVector expOfNegative(FloatVector x) {
    FloatVector t1 =
        x.fma(
            FloatVector.broadcast(SPECIES, 1.442695f),
            FloatVector.broadcast(SPECIES, 1.2582912E7f));
    FloatVector t2 = t1.sub(1.2582912E7f);
    FloatVector t3 = t2.fma(FloatVector.broadcast(SPECIES, -0.6931472f), x);
    FloatVector t4 = t2.fma(FloatVector.broadcast(SPECIES, 1.9046542E-9f), t3);
    IntVector t5 = t1.reinterpretAsInts();
    IntVector t6 = t5.add(0xb4c00000);
    FloatVector t7 = t4.mul(t4);
    FloatVector t8 =
        FloatVector.broadcast(SPECIES, 1.991356E-4f)
            .fma(t4, FloatVector.broadcast(SPECIES, 0.00139421f));
    FloatVector t9 = t8.fma(t4, FloatVector.broadcast(SPECIES, 0.008333274f));
    FloatVector t10 = t9.fma(t4, FloatVector.broadcast(SPECIES, 0.04166634f));
    FloatVector t11 = t10.fma(t4, FloatVector.broadcast(SPECIES, 0.16666667f));
    FloatVector t12 = t11.fma(t4, FloatVector.broadcast(SPECIES, 0.5f));
    FloatVector t13 = t12.fma(t7, t4);
    FloatVector t14 = t13.add(1.0f);
    IntVector t15 = t6.lanewise(VectorOperators.ASHR, 1);
    IntVector t16 = t15.add(127);
    IntVector t17 = t16.lanewise(VectorOperators.LSHL, 23);
    FloatVector t18 = t17.reinterpretAsFloats();
    FloatVector t19 = t14.mul(t18);
    IntVector t20 = t6.sub(t15);
    IntVector t21 = t20.add(127);
    IntVector t22 = t21.lanewise(VectorOperators.LSHL, 23);
    FloatVector t23 = t22.reinterpretAsFloats();
    FloatVector t24 = t19.mul(t23);
    VectorMask<Float> t25 = x.compare(VectorOperators.LT, -104.0f);
    FloatVector t26 = t24.blend(0.0f, t25);
    return t26;
  }
}
