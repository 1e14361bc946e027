package com.humanoidid;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;

/** {@code humanoid_id_segments(code)}: country, enterprise, model and serial, or null where the text is no code. */
public final class Segments implements UDF1<String, Row> {
  /** What the function returns, as Spark reads it. */
  public static final String TYPE = "struct<country:string,enterprise:string,model:string,serial:string>";

  @Override
  public Row call(String code) {
    String places = code == null ? null : Native.canonical(code);
    if (places == null) return null;
    Object[] parts = new Object[Native.WIDTHS.length];
    int start = 0;
    for (int at = 0; at < parts.length; at++) {
      parts[at] = places.substring(start, start += Native.WIDTHS[at]);
    }
    return RowFactory.create(parts);
  }
}
