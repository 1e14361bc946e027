package com.humanoidid;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Gives a session the SQL functions, for whoever uses Scala or Java. */
public final class HumanoidId {
  private HumanoidId() {}

  public static void register(SparkSession session) {
    session.udf().register("humanoid_id_status", new Status(), DataTypes.StringType);
    session.udf().register("humanoid_id_is_valid", new IsValid(), DataTypes.BooleanType);
    session.udf().register("humanoid_id_check", new Check(), DataType.fromDDL(Check.TYPE));
    session.udf().register("humanoid_id_canonical", new Canonical(), DataTypes.StringType);
    session.udf().register("humanoid_id_segments", new Segments(), DataType.fromDDL(Segments.TYPE));
  }
}
