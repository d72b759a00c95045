package nnet.runtime.kernel;

/**
 * The logarithm and its relatives of one float, printed from their definition in {@link
 * nnet.runtime.kernel.formula}.
 */
final class ScalarLogarithms {
  private ScalarLogarithms() {}

  // Printed from nnet.runtime.kernel.formula by MathClasses.

  static float log(float x) {
    boolean t1 = x < 1.1754944E-38f;
    float t2 = x * 8388608.0f;
    float t3 = t1 ? t2 : x;
    int t4 = Float.floatToRawIntBits(t3);
    int t5 = t4 + 0xc0cafb0d;
    int t6 = t5 & 0x7fffff;
    int t7 = t6 + 0x3f3504f3;
    float t8 = Float.intBitsToFloat(t7);
    int t9 = t5 >> 23;
    float t10 = t1 ? 1.2582935E7f : 1.2582912E7f;
    int t11 = t9 + 0x4b400000;
    float t12 = Float.intBitsToFloat(t11);
    float t13 = t12 - t10;
    float t14 = t8 - 1.0f;
    float t15 = Math.fma(0.06915159f, t14, -0.11802221f);
    float t16 = Math.fma(t15, t14, 0.1187945f);
    float t17 = Math.fma(t16, t14, -0.12382786f);
    float t18 = Math.fma(t17, t14, 0.14217648f);
    float t19 = Math.fma(t18, t14, -0.16669303f);
    float t20 = Math.fma(t19, t14, 0.20002274f);
    float t21 = Math.fma(t20, t14, -0.24999987f);
    float t22 = Math.fma(t21, t14, 0.3333331f);
    float t23 = Math.fma(t22, t14, -0.5f);
    float t24 = t14 * t14;
    float t25 = t13 * -1.9046542E-9f;
    float t26 = Math.fma(t24, t23, t25);
    float t27 = t14 + t26;
    float t28 = Math.fma(t13, 0.6931472f, t27);
    boolean t29 = x == 0.0f;
    float t30 = t29 ? Float.NEGATIVE_INFINITY : Float.NaN;
    boolean t31 = x > 0.0f;
    float t32 = t31 ? t28 : t30;
    boolean t33 = x == Float.POSITIVE_INFINITY;
    float t34 = t33 ? Float.POSITIVE_INFINITY : t32;
    return t34;
  }

  static float log1p(float x) {
    float t1 = x + 1.0f;
    float t2 = t1 - 1.0f;
    float t3 = t1 - t2;
    float t4 = 1.0f - t3;
    float t5 = x - t2;
    float t6 = t4 + t5;
    int t7 = Float.floatToRawIntBits(t1);
    int t8 = t7 + 0xc0cafb0d;
    int t9 = t8 & 0x7fffff;
    int t10 = t9 + 0x3f3504f3;
    float t11 = Float.intBitsToFloat(t10);
    int t12 = t8 >> 23;
    int t13 = t12 + 127;
    int t14 = t13 << 23;
    float t15 = Float.intBitsToFloat(t14);
    float t16 = t6 / t15;
    float t17 = t11 - 1.0f;
    float t18 = t16 + t17;
    int t19 = t12 + 0x4b400000;
    float t20 = Float.intBitsToFloat(t19);
    float t21 = t20 - 1.2582912E7f;
    float t22 = Math.fma(0.06915159f, t18, -0.11802221f);
    float t23 = Math.fma(t22, t18, 0.1187945f);
    float t24 = Math.fma(t23, t18, -0.12382786f);
    float t25 = Math.fma(t24, t18, 0.14217648f);
    float t26 = Math.fma(t25, t18, -0.16669303f);
    float t27 = Math.fma(t26, t18, 0.20002274f);
    float t28 = Math.fma(t27, t18, -0.24999987f);
    float t29 = Math.fma(t28, t18, 0.3333331f);
    float t30 = Math.fma(t29, t18, -0.5f);
    float t31 = t18 * t18;
    float t32 = t21 * -1.9046542E-9f;
    float t33 = Math.fma(t31, t30, t32);
    float t34 = t18 + t33;
    float t35 = Math.fma(t21, 0.6931472f, t34);
    boolean t36 = x == -1.0f;
    float t37 = t36 ? Float.NEGATIVE_INFINITY : Float.NaN;
    boolean t38 = x > -1.0f;
    float t39 = t38 ? t35 : t37;
    boolean t40 = x == Float.POSITIVE_INFINITY;
    float t41 = t40 ? Float.POSITIVE_INFINITY : t39;
    boolean t42 = x == 0.0f;
    float t43 = t42 ? x : t41;
    return t43;
  }

  static float softplus(float x) {
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
    float t29 = Math.max(x, 0.0f);
    float t30 = t28 + 1.0f;
    float t31 = t30 - 1.0f;
    float t32 = t30 - t31;
    float t33 = 1.0f - t32;
    float t34 = t28 - t31;
    float t35 = t33 + t34;
    int t36 = Float.floatToRawIntBits(t30);
    int t37 = t36 + 0xc0cafb0d;
    int t38 = t37 & 0x7fffff;
    int t39 = t38 + 0x3f3504f3;
    float t40 = Float.intBitsToFloat(t39);
    int t41 = t37 >> 23;
    int t42 = t41 + 127;
    int t43 = t42 << 23;
    float t44 = Float.intBitsToFloat(t43);
    float t45 = t35 / t44;
    float t46 = t40 - 1.0f;
    float t47 = t45 + t46;
    int t48 = t41 + 0x4b400000;
    float t49 = Float.intBitsToFloat(t48);
    float t50 = t49 - 1.2582912E7f;
    float t51 = Math.fma(0.06915159f, t47, -0.11802221f);
    float t52 = Math.fma(t51, t47, 0.1187945f);
    float t53 = Math.fma(t52, t47, -0.12382786f);
    float t54 = Math.fma(t53, t47, 0.14217648f);
    float t55 = Math.fma(t54, t47, -0.16669303f);
    float t56 = Math.fma(t55, t47, 0.20002274f);
    float t57 = Math.fma(t56, t47, -0.24999987f);
    float t58 = Math.fma(t57, t47, 0.3333331f);
    float t59 = Math.fma(t58, t47, -0.5f);
    float t60 = t47 * t47;
    float t61 = t50 * -1.9046542E-9f;
    float t62 = Math.fma(t60, t59, t61);
    float t63 = t47 + t62;
    float t64 = Math.fma(t50, 0.6931472f, t63);
    float t65 = t29 + t64;
    return t65;
  }
}
