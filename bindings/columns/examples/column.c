/* A column of four texts, judged and brought into canonical form. Build the shared library, then:
 *   cc -I include examples/column.c -L ../../target/release -lhumanoid_id_columns -o column && ./column */
#include "humanoid_id_columns.h"

#include <stdio.h>
#include <string.h>

enum { ROWS = 4 };

/* The name of a number in a list of names that end with a zero byte each. */
static const char *name(const char *names, int number) {
  while (number-- > 0) names += strlen(names) + 1;
  return names;
}

int main(void) {
  const char *texts[ROWS] = {"CNTESTH1A00120260522A00000001", "cn-test-h1a001-20260522a00000002", "CNTESTH1A0#120260522A00000003", ""};
  char data[256] = "";
  int32_t offsets[ROWS + 1] = {0};
  for (int row = 0; row < ROWS; row++) {
    strcat(data, texts[row]);
    offsets[row + 1] = (int32_t)strlen(data);
  }
  const uint8_t validity[] = {0x07}; /* the last row is null */

  /* The names are told by the library: a line for the status bytes, which count from 0, and one for the codes, from 1. */
  static char names[8192];
  memcpy(names, hid_names(), hid_names_len());
  char *codes = memchr(names, '\n', sizeof names);
  *codes++ = 0;

  uint8_t refusal[256];
  hid_judge *judge = hid_new(NULL, 0, refusal, sizeof refusal);
  uint8_t status[ROWS], code[ROWS], place[ROWS];
  size_t invalid = hid_check32(judge, ROWS, offsets, (const uint8_t *)data, strlen(data), validity, 0, status, code, place);

  uint8_t canonical[29 * ROWS], is_there[1];
  int32_t ends[ROWS + 1];
  hid_canonical32(judge, ROWS, offsets, (const uint8_t *)data, strlen(data), validity, 0, canonical, ends, is_there);

  for (int row = 0; row < ROWS; row++) {
    printf("%s", name(names, status[row]));
    if (code[row] != HID_NO_CODE) printf(" %s", name(codes, code[row] - 1));
    if (place[row] != HID_NO_PLACE) printf(" at %d", place[row]);
    if (is_there[0] >> row & 1) printf(" %.29s", (const char *)canonical + ends[row]);
    printf("\n");
  }
  printf("%zu invalid\n", invalid);
  hid_drop(judge);

  const char *options = "{\"country\":\"mars\"}";
  if (!hid_new((const uint8_t *)options, strlen(options), refusal, sizeof refusal)) printf("%s\n", (const char *)refusal);
  return 0;
}
