package com.humanoidid;

import org.apache.spark.sql.api.java.UDF1;

/** {@code humanoid_id_status(code)}: valid, warned, invalid or skipped. */
public final class Status implements UDF1<String, String> {
  @Override
  public String call(String code) {
    return code == null ? null : Native.STATUSES[Native.verdict(code) & 255];
  }
}
