package com.humanoidid;

import org.apache.spark.sql.api.java.UDF1;

/** {@code humanoid_id_canonical(code)}: the 29 places, or null where the text is no code. */
public final class Canonical implements UDF1<String, String> {
  @Override
  public String call(String code) {
    return code == null ? null : Native.canonical(code);
  }
}
