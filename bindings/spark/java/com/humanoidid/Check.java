package com.humanoidid;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;

/** {@code humanoid_id_check(code)}: status, issue code and place. */
public final class Check implements UDF1<String, Row> {
  /** What the function returns, as Spark reads it. */
  public static final String TYPE = "struct<status:string,code:string,place:int>";

  @Override
  public Row call(String code) {
    if (code == null) return null;
    int verdict = Native.verdict(code);
    int issue = verdict >> 8 & 255;
    int place = verdict >> 16 & 255;
    return RowFactory.create(Native.STATUSES[verdict & 255], issue == 0 ? null : Native.CODES[issue], place == 255 ? null : place);
  }
}
