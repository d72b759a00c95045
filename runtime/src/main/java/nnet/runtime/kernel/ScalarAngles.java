package nnet.runtime.kernel;

/**
 * Sine, cosine and their relatives of one float, printed from their definition in {@link
 * nnet.runtime.kernel.formula}.
 */
final class ScalarAngles {
  private ScalarAngles() {}

  // Printed from nnet.runtime.kernel.formula by MathClasses.

  static float sin(float x) {
    float t1 = Math.fma(x, 0.63661975f, 1.2582912E7f);
    float t2 = t1 - 1.2582912E7f;
    float t3 = Math.fma(t2, -1.5707964f, x);
    float t4 = Math.fma(t2, 4.371139E-8f, t3);
    float t5 = Math.fma(t2, 1.7151245E-15f, t4);
    float t6 = Math.fma(t2, 0.5f, 1.2582912E7f);
    float t7 = t6 - 1.2582912E7f;
    float t8 = Math.fma(t7, -2.0f, t2);
    boolean t9 = t8 != 0.0f;
    float t10 = t5 * t5;
    int t11 = Float.floatToRawIntBits(t1);
    float t12 = Math.fma(2.7108988E-6f, t10, -1.9838489E-4f);
    float t13 = Math.fma(t12, t10, 0.008333326f);
    float t14 = Math.fma(t13, t10, -0.16666667f);
    float t15 = t5 * t10;
    float t16 = Math.fma(t15, t14, t5);
    float t17 = Math.fma(-2.714144E-7f, t10, 2.4798617E-5f);
    float t18 = Math.fma(t17, t10, -0.001388888f);
    float t19 = Math.fma(t18, t10, 0.041666668f);
    float t20 = t10 * t10;
    float t21 = Math.fma(t10, -0.5f, 1.0f);
    float t22 = Math.fma(t20, t19, t21);
    float t23 = t9 ? t22 : t16;
    int t24 = t11 & 2;
    int t25 = t24 << 30;
    int t26 = Float.floatToRawIntBits(t23);
    int t27 = t26 ^ t25;
    float t28 = Float.intBitsToFloat(t27);
    boolean t29 = x == 0.0f;
    float t30 = Math.abs(x);
    boolean t31 = t30 > 1048576.0f;
    float t32 = t31 ? Float.NaN : t28;
    float t33 = t29 ? x : t32;
    return t33;
  }

  static float cos(float x) {
    float t1 = Math.fma(x, 0.63661975f, 1.2582912E7f);
    float t2 = t1 - 1.2582912E7f;
    float t3 = Math.fma(t2, -1.5707964f, x);
    float t4 = Math.fma(t2, 4.371139E-8f, t3);
    float t5 = Math.fma(t2, 1.7151245E-15f, t4);
    float t6 = Math.fma(t2, 0.5f, 1.2582912E7f);
    float t7 = t6 - 1.2582912E7f;
    float t8 = Math.fma(t7, -2.0f, t2);
    boolean t9 = t8 != 0.0f;
    float t10 = t5 * t5;
    int t11 = Float.floatToRawIntBits(t1);
    float t12 = Math.fma(2.7108988E-6f, t10, -1.9838489E-4f);
    float t13 = Math.fma(t12, t10, 0.008333326f);
    float t14 = Math.fma(t13, t10, -0.16666667f);
    float t15 = t5 * t10;
    float t16 = Math.fma(t15, t14, t5);
    float t17 = Math.fma(-2.714144E-7f, t10, 2.4798617E-5f);
    float t18 = Math.fma(t17, t10, -0.001388888f);
    float t19 = Math.fma(t18, t10, 0.041666668f);
    float t20 = t10 * t10;
    float t21 = Math.fma(t10, -0.5f, 1.0f);
    float t22 = Math.fma(t20, t19, t21);
    float t23 = t9 ? t16 : t22;
    int t24 = t11 + 1;
    int t25 = t24 & 2;
    int t26 = t25 << 30;
    int t27 = Float.floatToRawIntBits(t23);
    int t28 = t27 ^ t26;
    float t29 = Float.intBitsToFloat(t28);
    float t30 = Math.abs(x);
    boolean t31 = t30 > 1048576.0f;
    float t32 = t31 ? Float.NaN : t29;
    return t32;
  }

  static float tan(float x) {
    float t1 = Math.fma(x, 0.63661975f, 1.2582912E7f);
    float t2 = t1 - 1.2582912E7f;
    float t3 = Math.fma(t2, -1.5707964f, x);
    float t4 = Math.fma(t2, 4.371139E-8f, t3);
    float t5 = Math.fma(t2, 1.7151245E-15f, t4);
    float t6 = Math.fma(t2, 0.5f, 1.2582912E7f);
    float t7 = t6 - 1.2582912E7f;
    float t8 = Math.fma(t7, -2.0f, t2);
    boolean t9 = t8 != 0.0f;
    float t10 = t5 * t5;
    int t11 = Float.floatToRawIntBits(t1);
    float t12 = Math.fma(2.7108988E-6f, t10, -1.9838489E-4f);
    float t13 = Math.fma(t12, t10, 0.008333326f);
    float t14 = Math.fma(t13, t10, -0.16666667f);
    float t15 = t5 * t10;
    float t16 = Math.fma(t15, t14, t5);
    float t17 = Math.fma(-2.714144E-7f, t10, 2.4798617E-5f);
    float t18 = Math.fma(t17, t10, -0.001388888f);
    float t19 = Math.fma(t18, t10, 0.041666668f);
    float t20 = t10 * t10;
    float t21 = Math.fma(t10, -0.5f, 1.0f);
    float t22 = Math.fma(t20, t19, t21);
    float t23 = t9 ? t22 : t16;
    float t24 = t9 ? t16 : t22;
    float t25 = t23 / t24;
    int t26 = t11 & 1;
    int t27 = t26 << 31;
    int t28 = Float.floatToRawIntBits(t25);
    int t29 = t28 ^ t27;
    float t30 = Float.intBitsToFloat(t29);
    boolean t31 = x == 0.0f;
    float t32 = Math.abs(x);
    boolean t33 = t32 > 1048576.0f;
    float t34 = t33 ? Float.NaN : t30;
    float t35 = t31 ? x : t34;
    return t35;
  }

  static float atan(float x) {
    float t1 = Math.abs(x);
    boolean t2 = t1 > 1.0f;
    float t3 = 1.0f / t1;
    float t4 = t2 ? t3 : t1;
    float t5 = t4 * t4;
    float t6 = Math.fma(-0.0018270978f, t5, 0.011063928f);
    float t7 = Math.fma(t6, t5, -0.031454753f);
    float t8 = Math.fma(t7, t5, 0.058233604f);
    float t9 = Math.fma(t8, t5, -0.08419404f);
    float t10 = Math.fma(t9, t5, 0.10957558f);
    float t11 = Math.fma(t10, t5, -0.14265242f);
    float t12 = Math.fma(t11, t5, 0.19998638f);
    float t13 = Math.fma(t12, t5, -0.33333302f);
    float t14 = t4 * t5;
    float t15 = Math.fma(t14, t13, t4);
    float t16 = t15 - -4.371139E-8f;
    float t17 = 1.5707964f - t16;
    float t18 = t2 ? t17 : t15;
    int t19 = Float.floatToRawIntBits(x);
    int t20 = t19 & -2147483648;
    int t21 = Float.floatToRawIntBits(t18);
    int t22 = t21 ^ t20;
    float t23 = Float.intBitsToFloat(t22);
    return t23;
  }
}
