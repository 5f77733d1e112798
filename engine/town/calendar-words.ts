/** Is it a wall time `HH:MM` from 00:00 to 23:59? */
export function isTime(value: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

/** Is it a date `YYYY-MM-DD` that the calendar has? */
export function isDate(value: string): boolean {
  if (!/^20\d\d-(0[1-9]|1[0-2])-\d\d$/.test(value)) return false;
  const day = Number(value.slice(8));
  return day >= 1 && day <= Temporal.PlainDate.from(`${value.slice(0, 7)}-01`).daysInMonth;
}
