// What a value of a typed column is as a cell. An integer is exact, so it is a text like any other; a floating-point number
// is handed on as a number, because that says what happened to a code in it.

import { viewOf } from '../bytes';
import { refuse } from '../refusal';
import type { Wire } from '../wire';
import type { Element } from './directory';

export const BOOLEAN = 0;
export const INT32 = 1;
export const INT64 = 2;
export const INT96 = 3;
export const FLOAT = 4;
export const DOUBLE = 5;
export const BYTES = 6;
export const FIXED = 7;

export type Value = number | bigint | boolean | Uint8Array;

/** How the values of a column are stored, and how one is written as a cell. */
export type Format = {
  type: number;
  /** Bytes of a value, where all have as many. */
  width: number;
  /** Whether bytes are text as they stand. */
  isText: boolean;
  write(wire: Wire, column: number, value: Value): void;
};

/** The older annotations of a type. */
const DECIMAL = 5;
const DATE = 6;
const MILLIS = 9;
const MICROS = 10;
const UNSIGNED = [11, 12, 13, 14];

const WIDTHS: Record<number, number> = { [INT32]: 4, [INT64]: 8, [INT96]: 12, [FLOAT]: 4, [DOUBLE]: 8 };
const MOST_WIDTH = 1 << 20;

export function formatOf(element: Element): Format {
  const { type = -1, logical = {} } = element;
  const width = type === FIXED ? (element.width ?? 0) : (WIDTHS[type] ?? 0);
  if (type < BOOLEAN || type > FIXED || width < 0 || width > MOST_WIDTH) {
    refuse('unsupported', { found: `type ${type} of a column` });
  }
  const isNumber = type === FLOAT || type === DOUBLE || logical.float16 !== undefined;
  const text = textOf(element);
  return {
    type,
    width,
    isText: text === asUtf8 && !isNumber,
    write: (wire, column, value) => {
      if (!isNumber) wire.text(column, text(value));
      else if (!Number.isNaN(numberOf(value))) wire.number(column, numberOf(value));
    },
  };
}

const numberOf = (value: Value) => (value instanceof Uint8Array ? half(value) : Number(value));

const decoder = new TextDecoder();
const asUtf8 = (value: Value) => decoder.decode(value as Uint8Array);

function textOf({ type, converted, scale, logical = {} }: Element): (value: Value) => string {
  if (converted === DECIMAL || logical.decimal)
    return (value) => decimal(whole(value), logical.decimal?.scale ?? scale ?? 0);
  if (logical.uuid) return (value) => uuid(value as Uint8Array);
  if (type === BYTES || type === FIXED) return asUtf8;
  if (type === INT96) return (value) => day(nanosOf(value as Uint8Array), 1_000_000n);
  if (converted === DATE || logical.date) return (value) => day(BigInt(value as number) * 86_400_000n, 1n);
  const perMilli = unitOf(converted, logical.timestamp?.unit);
  if (perMilli) return (value) => day(BigInt(value as bigint), perMilli);
  const isUnsigned = UNSIGNED.includes(converted ?? -1) || logical.integer?.isSigned === false;
  if (isUnsigned) return (value) => String(BigInt.asUintN(type === INT32 ? 32 : 64, BigInt(value as bigint)));
  return String;
}

/** How many units of a time are a millisecond; `null` where it is no time. */
function unitOf(converted: number | undefined, unit: { micros?: object; nanos?: object } | undefined): bigint | null {
  if (unit?.nanos) return 1_000_000n;
  if (unit?.micros || converted === MICROS) return 1000n;
  return unit || converted === MILLIS ? 1n : null;
}

/** Two's complement, the largest byte first. */
function whole(value: Value): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value);
  let sum = 0n;
  // No decimal of a database has more than 76 digits.
  for (const byte of value.subarray(0, 32)) sum = (sum << 8n) | BigInt(byte);
  return BigInt.asIntN(8 * Math.min(value.length, 32), sum);
}

function decimal(value: bigint, scale: number): string {
  if (!(scale > 0 && scale < 100)) return String(value);
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Beyond the calendar of JavaScript there is only the number. */
function day(value: bigint, perMilli: bigint): string {
  const date = new Date(Number(value / perMilli));
  return Number.isNaN(date.getTime()) ? String(value) : date.toISOString();
}

const JULIAN_1970 = 2_440_588n;
/** Nanoseconds since 1970: those of the day, then the day since the year -4712. */
function nanosOf(bytes: Uint8Array): bigint {
  const view = viewOf(bytes);
  return (BigInt(view.getUint32(8, true)) - JULIAN_1970) * 86_400_000_000_000n + view.getBigInt64(0, true);
}

function uuid(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function half(bytes: Uint8Array): number {
  const bits = ((bytes[1] ?? 0) << 8) | (bytes[0] ?? 0);
  const sign = bits >> 15 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent ? 2 ** (exponent - 25) * (1024 + fraction) : 2 ** -24 * fraction);
}
