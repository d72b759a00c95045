package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The elementary functions on vectors, the same bits as {@link nnet.runtime.kernel.Scalar}. For
 * loops of one or two functions: in larger loops HotSpot stops inlining them, and their text
 * belongs into the loop instead.
 */
final class VectorMath {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;

  private VectorMath() {}

  // Printed from nnet.runtime.kernel.formula by MathClasses.

  static FloatVector exp(FloatVector x) {
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
    VectorMask<Float> t27 = x.compare(VectorOperators.GT, 88.8f);
    FloatVector t28 = t26.blend(Float.POSITIVE_INFINITY, t27);
    return t28;
  }

  static FloatVector log(FloatVector x) {
    VectorMask<Float> t1 = x.compare(VectorOperators.LT, 1.1754944E-38f);
    FloatVector t2 = x.mul(8388608.0f);
    FloatVector t3 = x.blend(t2, t1);
    IntVector t4 = t3.reinterpretAsInts();
    IntVector t5 = t4.add(0xc0cafb0d);
    IntVector t6 = t5.and(0x7fffff);
    IntVector t7 = t6.add(0x3f3504f3);
    FloatVector t8 = t7.reinterpretAsFloats();
    IntVector t9 = t5.lanewise(VectorOperators.ASHR, 23);
    FloatVector t10 = FloatVector.broadcast(SPECIES, 1.2582912E7f).blend(1.2582935E7f, t1);
    IntVector t11 = t9.add(0x4b400000);
    FloatVector t12 = t11.reinterpretAsFloats();
    FloatVector t13 = t12.sub(t10);
    FloatVector t14 = t8.sub(1.0f);
    FloatVector t15 =
        FloatVector.broadcast(SPECIES, 0.06915159f)
            .fma(t14, FloatVector.broadcast(SPECIES, -0.11802221f));
    FloatVector t16 = t15.fma(t14, FloatVector.broadcast(SPECIES, 0.1187945f));
    FloatVector t17 = t16.fma(t14, FloatVector.broadcast(SPECIES, -0.12382786f));
    FloatVector t18 = t17.fma(t14, FloatVector.broadcast(SPECIES, 0.14217648f));
    FloatVector t19 = t18.fma(t14, FloatVector.broadcast(SPECIES, -0.16669303f));
    FloatVector t20 = t19.fma(t14, FloatVector.broadcast(SPECIES, 0.20002274f));
    FloatVector t21 = t20.fma(t14, FloatVector.broadcast(SPECIES, -0.24999987f));
    FloatVector t22 = t21.fma(t14, FloatVector.broadcast(SPECIES, 0.3333331f));
    FloatVector t23 = t22.fma(t14, FloatVector.broadcast(SPECIES, -0.5f));
    FloatVector t24 = t14.mul(t14);
    FloatVector t25 = t13.mul(-1.9046542E-9f);
    FloatVector t26 = t24.fma(t23, t25);
    FloatVector t27 = t14.add(t26);
    FloatVector t28 = t13.fma(FloatVector.broadcast(SPECIES, 0.6931472f), t27);
    VectorMask<Float> t29 = x.compare(VectorOperators.EQ, 0.0f);
    FloatVector t30 = FloatVector.broadcast(SPECIES, Float.NaN).blend(Float.NEGATIVE_INFINITY, t29);
    VectorMask<Float> t31 = x.compare(VectorOperators.GT, 0.0f);
    FloatVector t32 = t30.blend(t28, t31);
    VectorMask<Float> t33 = x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY);
    FloatVector t34 = t32.blend(Float.POSITIVE_INFINITY, t33);
    return t34;
  }
}
