package com.humanoidid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The library of the platform, which the jar carries. */
final class Native {
  private Native() {}

  static final String[] STATUSES;
  /** By number; there is none behind 0. */
  static final String[] CODES;
  static final int[] WIDTHS;
  static final int LENGTH;

  static {
    load();
    String[] lines = names().split("\n");
    STATUSES = lines[0].split(" ");
    CODES = ("- " + lines[1]).split(" ");
    String[] segments = lines[2].split(" ");
    WIDTHS = new int[segments.length];
    int length = 0;
    for (int at = 0; at < segments.length; at++) {
      WIDTHS[at] = Integer.parseInt(segments[at].substring(segments[at].indexOf(':') + 1));
      length += WIDTHS[at];
    }
    LENGTH = length;
  }

  private static void load() {
    String name = "/native/" + System.getProperty("os.name") + "-" + System.getProperty("os.arch") + "/libhumanoid_id_spark.so";
    try (InputStream in = Native.class.getResourceAsStream(name)) {
      if (in == null) throw new UnsatisfiedLinkError("this jar of humanoid-id has no " + name);
      Path file = Files.createTempFile("humanoid_id", ".so");
      try {
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        System.load(file.toString());
      } finally {
        Files.delete(file);
      }
    } catch (IOException error) {
      throw new UnsatisfiedLinkError("humanoid-id cannot unpack its library: " + error);
    }
  }

  static int verdict(String code) {
    return verdict(code.getBytes(StandardCharsets.UTF_8));
  }

  /** The 29 places, or null where the text is no code. */
  static String canonical(String code) {
    byte[] places = new byte[LENGTH];
    return canonical(code.getBytes(StandardCharsets.UTF_8), places) ? new String(places, StandardCharsets.ISO_8859_1) : null;
  }

  private static native String names();

  private static native int verdict(byte[] text);

  private static native boolean canonical(byte[] text, byte[] to);
}
