const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The first moment at or after a time when a person in UTC is at work: weekdays, 8:00 to 17:00. */
export function nextWorkingTime(time: number): number {
  let moment = time;
  for (;;) {
    const hour = (moment % DAY_MS) / HOUR_MS;
    const weekend = isWeekend(moment);
    if (!weekend && hour >= 8 && hour < 17) return moment;
    const morning = startOfDay(moment) + 8 * HOUR_MS;
    moment = !weekend && hour < 8 ? morning : morning + DAY_MS;
  }
}

/** The Monday, 8:00 UTC, of the week that a time is in. */
export function mondayOf(time: number): number {
  const sinceMonday = (new Date(time).getUTCDay() + 6) % 7;
  return startOfDay(time) - sinceMonday * DAY_MS + 8 * HOUR_MS;
}

const startOfDay = (time: number): number => Math.floor(time / DAY_MS) * DAY_MS;

function isWeekend(time: number): boolean {
  const day = new Date(time).getUTCDay();
  return day === 0 || day === 6;
}
