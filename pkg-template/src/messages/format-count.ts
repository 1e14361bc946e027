/** A whole number as English and Chinese write it: 1,234,567. `Intl` says the same, and takes 8 MB of memory to say it. */
export const grouped = (number: number) => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
