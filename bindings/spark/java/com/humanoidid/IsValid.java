package com.humanoidid;

import org.apache.spark.sql.api.java.UDF1;

/** {@code humanoid_id_is_valid(code)}: whether it is a well-formed code. */
public final class IsValid implements UDF1<String, Boolean> {
  @Override
  public Boolean call(String code) {
    if (code == null) return null;
    String status = Native.STATUSES[Native.verdict(code) & 255];
    return status.equals("valid") || status.equals("warned");
  }
}
