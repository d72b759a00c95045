package nnet.runtime.kernel;

/**
 * The exponential and its relatives of one float, printed from their definition in {@link
 * nnet.runtime.kernel.formula}.
 */
final class ScalarExponentials {
  private ScalarExponentials() {}

  // Printed from nnet.runtime.kernel.formula by MathClasses.

  static float exp(float x) {
    float t1 = Math.fma(x, 1.442695f, 1.2582912E7f);
    float t2 = t1 - 1.2582912E7f;
    float t3 = Math.fma(t2, -0.6931472f, x);
    float t4 = Math.fma(t2, 1.9046542E-9f, t3);
    int t5 = Float.floatToRawIntBits(t1);
    int t6 = t5 + 0xb4c00000;
    float t7 = t4 * t4;
    float t8 = Math.fma(1.991356E-4f, t4, 0.00139421f);
    float t9 = Math.fma(t8, t4, 0.008333274f);
    float t10 = Math.fma(t9, t4, 0.04166634f);
    float t11 = Math.fma(t10, t4, 0.16666667f);
    float t12 = Math.fma(t11, t4, 0.5f);
    float t13 = Math.fma(t12, t7, t4);
    float t14 = t13 + 1.0f;
    int t15 = t6 >> 1;
    int t16 = t15 + 127;
    int t17 = t16 << 23;
    float t18 = Float.intBitsToFloat(t17);
    float t19 = t14 * t18;
    int t20 = t6 - t15;
    int t21 = t20 + 127;
    int t22 = t21 << 23;
    float t23 = Float.intBitsToFloat(t22);
    float t24 = t19 * t23;
    boolean t25 = x < -104.0f;
    float t26 = t25 ? 0.0f : t24;
    boolean t27 = x > 88.8f;
    float t28 = t27 ? Float.POSITIVE_INFINITY : t26;
    return t28;
  }

  static float expm1(float x) {
    float t1 = Math.fma(x, 1.442695f, 1.2582912E7f);
    float t2 = t1 - 1.2582912E7f;
    float t3 = Math.fma(t2, -0.6931472f, x);
    float t4 = Math.fma(t2, 1.9046542E-9f, t3);
    int t5 = Float.floatToRawIntBits(t1);
    int t6 = t5 + 0xb4c00000;
    float t7 = t4 * t4;
    float t8 = Math.fma(1.991356E-4f, t4, 0.00139421f);
    float t9 = Math.fma(t8, t4, 0.008333274f);
    float t10 = Math.fma(t9, t4, 0.04166634f);
    float t11 = Math.fma(t10, t4, 0.16666667f);
    float t12 = Math.fma(t11, t4, 0.5f);
    int t13 = t6 >> 1;
    int t14 = t6 - t13;
    int t15 = t13 + 127;
    int t16 = t15 << 23;
    float t17 = Float.intBitsToFloat(t16);
    int t18 = t14 + 127;
    int t19 = t18 << 23;
    float t20 = Float.intBitsToFloat(t19);
    float t21 = 1.0f / t20;
    float t22 = t17 - t21;
    float t23 = Math.fma(t12, t7, t4);
    float t24 = Math.fma(t23, t17, t22);
    float t25 = t24 * t20;
    boolean t26 = x < -104.0f;
    float t27 = t26 ? -1.0f : t25;
    boolean t28 = x > 88.8f;
    float t29 = t28 ? Float.POSITIVE_INFINITY : t27;
    boolean t30 = x == 0.0f;
    float t31 = t30 ? x : t29;
    return t31;
  }

  static float sigmoid(float x) {
    float t1 = Math.abs(x);
    float t2 = 0.0f - t1;
    float t3 = Math.fma(t2, 1.442695f, 1.2582912E7f);
    float t4 = t3 - 1.2582912E7f;
    float t5 = Math.fma(t4, -0.6931472f, t2);
    float t6 = Math.fma(t4, 1.9046542E-9f, t5);
    int t7 = Float.floatToRawIntBits(t3);
    int t8 = t7 + 0xb4c00000;
    float t9 = t6 * t6;
    float t10 = Math.fma(1.991356E-4f, t6, 0.00139421f);
    float t11 = Math.fma(t10, t6, 0.008333274f);
    float t12 = Math.fma(t11, t6, 0.04166634f);
    float t13 = Math.fma(t12, t6, 0.16666667f);
    float t14 = Math.fma(t13, t6, 0.5f);
    float t15 = Math.fma(t14, t9, t6);
    float t16 = t15 + 1.0f;
    int t17 = t8 >> 1;
    int t18 = t17 + 127;
    int t19 = t18 << 23;
    float t20 = Float.intBitsToFloat(t19);
    float t21 = t16 * t20;
    int t22 = t8 - t17;
    int t23 = t22 + 127;
    int t24 = t23 << 23;
    float t25 = Float.intBitsToFloat(t24);
    float t26 = t21 * t25;
    boolean t27 = t2 < -104.0f;
    float t28 = t27 ? 0.0f : t26;
    boolean t29 = x < 0.0f;
    float t30 = t29 ? t28 : 1.0f;
    float t31 = t28 + 1.0f;
    float t32 = t30 / t31;
    return t32;
  }

  static float tanh(float x) {
    float t1 = Math.abs(x);
    float t2 = x * x;
    float t3 = Math.fma(0.002122733f, t2, -0.008156265f);
    float t4 = Math.fma(t3, t2, 0.0216926f);
    float t5 = Math.fma(t4, t2, -0.053945377f);
    float t6 = Math.fma(t5, t2, 0.13333195f);
    float t7 = Math.fma(t6, t2, -0.3333333f);
    float t8 = t1 * t2;
    float t9 = Math.fma(t8, t7, t1);
    float t10 = t1 + t1;
    float t11 = Math.fma(t10, 1.442695f, 1.2582912E7f);
    float t12 = t11 - 1.2582912E7f;
    float t13 = Math.fma(t12, -0.6931472f, t10);
    float t14 = Math.fma(t12, 1.9046542E-9f, t13);
    int t15 = Float.floatToRawIntBits(t11);
    int t16 = t15 + 0xb4c00000;
    float t17 = t14 * t14;
    float t18 = Math.fma(1.991356E-4f, t14, 0.00139421f);
    float t19 = Math.fma(t18, t14, 0.008333274f);
    float t20 = Math.fma(t19, t14, 0.04166634f);
    float t21 = Math.fma(t20, t14, 0.16666667f);
    float t22 = Math.fma(t21, t14, 0.5f);
    float t23 = Math.fma(t22, t17, t14);
    float t24 = t23 + 1.0f;
    int t25 = t16 + 127;
    int t26 = t25 << 23;
    float t27 = Float.intBitsToFloat(t26);
    float t28 = t24 * t27;
    float t29 = t28 + 1.0f;
    float t30 = 2.0f / t29;
    float t31 = 1.0f - t30;
    boolean t32 = t1 > 9.02f;
    float t33 = t32 ? 1.0f : t31;
    boolean t34 = t1 < 0.63f;
    float t35 = t34 ? t9 : t33;
    int t36 = Float.floatToRawIntBits(x);
    int t37 = t36 & -2147483648;
    int t38 = Float.floatToRawIntBits(t35);
    int t39 = t38 ^ t37;
    float t40 = Float.intBitsToFloat(t39);
    return t40;
  }

  static float erf(float x) {
    float t1 = Math.abs(x);
    float t2 = x * x;
    float t3 = Math.fma(6.527402E-5f, t2, -7.562195E-4f);
    float t4 = Math.fma(t3, t2, 0.005131274f);
    float t5 = Math.fma(t4, t2, -0.026820172f);
    float t6 = Math.fma(t5, t2, 0.112826854f);
    float t7 = Math.fma(t6, t2, -0.37612537f);
    float t8 = Math.fma(t7, t2, 0.12837915f);
    float t9 = Math.fma(t1, t8, t1);
    float t10 = Math.fma(-3.1254172E-6f, t1, -1.3893134E-4f);
    float t11 = Math.fma(t10, t1, 0.0030245257f);
    float t12 = Math.fma(t11, t1, -0.021686442f);
    float t13 = Math.fma(t12, t1, 0.06557382f);
    float t14 = Math.fma(t13, t1, -0.05074932f);
    float t15 = Math.fma(t14, t1, -0.062149033f);
    float t16 = Math.fma(t15, t1, -0.3099886f);
    float t17 = Math.fma(t16, t1, 1.0058889f);
    float t18 = t17 * t17;
    float t19 = t18 * t18;
    float t20 = 1.0f - t19;
    boolean t21 = t1 > 4.0f;
    float t22 = t21 ? 1.0f : t20;
    boolean t23 = t1 < 1.2f;
    float t24 = t23 ? t9 : t22;
    int t25 = Float.floatToRawIntBits(x);
    int t26 = t25 & -2147483648;
    int t27 = Float.floatToRawIntBits(t24);
    int t28 = t27 ^ t26;
    float t29 = Float.intBitsToFloat(t28);
    return t29;
  }
}
